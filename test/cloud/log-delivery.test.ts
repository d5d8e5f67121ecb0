import { LogDelivery } from '../../lib/cloud/log-delivery';
import { layerTemplate } from '../../lib/testing/layer-template';
import { statementsOf } from '../../lib/testing/policy-statements';
import { environment } from './fixtures';

test('log delivery lets the service write to the given groups, for this account and region only', () => {
  const { resource } = layerTemplate((layer) => {
    const logGroups = ['/aws/vendedlogs/a', '/aws/vendedlogs/b'];
    new LogDelivery(layer, 'Delivery', {
      environment,
      region: 'eu-west-2',
      name: 'test',
      logicalId: 'some',
      logGroups,
    });
  });

  const policy = resource('aws_cloudwatch_log_resource_policy', 'some');
  expect(policy.policy_name).toBe('test');
  expect(statementsOf(policy, 'policy_document')).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: ['delivery.logs.amazonaws.com'] },
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: [
        'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/vendedlogs/a:log-stream:*',
        'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/vendedlogs/b:log-stream:*',
      ],
      Condition: {
        StringEquals: { 'aws:SourceAccount': ['123456789012'] },
        ArnLike: { 'aws:SourceArn': ['arn:aws:logs:eu-west-2:123456789012:*'] },
      },
    },
  ]);
});
