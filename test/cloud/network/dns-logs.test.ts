import { DnsLogs } from '../../../lib/cloud/network/dns-logs';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

function dnsLogsTemplate() {
  return layerTemplate((layer) => {
    new DnsLogs(layer, 'DnsLogs', { environment, region: 'eu-west-2', vpcId: 'vpc-1', retentionDays: 400 });
  });
}

describe('DnsLogs', () => {
  test('records the questions of the VPC, once the service may write them', () => {
    const template = dnsLogsTemplate();

    expect(template.resource('aws_route53_resolver_query_log_config', 'main')).toEqual({
      name: 'test-eu-west-2-dns-logs',
      destination_arn: '${aws_cloudwatch_log_group.dns_logs.arn}',
      depends_on: ['aws_cloudwatch_log_resource_policy.dns_logs'],
    });
    expect(template.resource('aws_route53_resolver_query_log_config_association', 'main')).toEqual({
      resolver_query_log_config_id: '${aws_route53_resolver_query_log_config.main.id}',
      resource_id: 'vpc-1',
    });
  });

  test('keeps them as long as the environment says, encrypted with a key for this group', () => {
    const template = dnsLogsTemplate();

    expect(template.resource('aws_cloudwatch_log_group', 'dns_logs')).toMatchObject({
      name: '/aws/vpc/test-eu-west-2/dns-logs',
      retention_in_days: 400,
      kms_key_id: '${aws_kms_key.dns_logs.arn}',
    });
    expect(template.resource('aws_kms_alias', 'dns_logs').name).toBe('alias/test-eu-west-2-dns-logs');
  });

  test('lets the service write to this log group only, and for this account and region only', () => {
    const policy = dnsLogsTemplate().resource('aws_cloudwatch_log_resource_policy', 'dns_logs');

    expect(policy.policy_name).toBe('test-eu-west-2-dns-logs');
    expect(statementsOf(policy, 'policy_document')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['delivery.logs.amazonaws.com'] },
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: ['arn:aws:logs:eu-west-2:123456789012:log-group:/aws/vpc/test-eu-west-2/dns-logs:log-stream:*'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': ['123456789012'] },
          ArnLike: { 'aws:SourceArn': ['arn:aws:logs:eu-west-2:123456789012:*'] },
        },
      },
    ]);
  });
});
