import { FlowLogs } from '../../../lib/cloud/network/flow-logs';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

function flowLogsTemplate() {
  return layerTemplate((layer) => {
    new FlowLogs(layer, 'FlowLogs', { environment, region: 'eu-west-2', vpcId: 'vpc-1', retentionDays: 400 });
  });
}

describe('FlowLogs', () => {
  test('records all traffic of the VPC every minute, once its role has its rights', () => {
    expect(flowLogsTemplate().resource('aws_flow_log', 'main')).toEqual({
      vpc_id: 'vpc-1',
      traffic_type: 'ALL',
      max_aggregation_interval: 60,
      log_destination_type: 'cloud-watch-logs',
      log_destination: '${aws_cloudwatch_log_group.flow_logs.arn}',
      iam_role_arn: '${aws_iam_role.flow_logs.arn}',
      depends_on: ['aws_iam_role_policy.flow_logs_write'],
    });
  });

  test('keeps them as long as the environment says', () => {
    expect(flowLogsTemplate().resource('aws_cloudwatch_log_group', 'flow_logs')).toMatchObject({
      name: '/aws/vpc/test-eu-west-2/flow-logs',
      retention_in_days: 400,
    });
  });

  test('trusts the service for flow logs of this account and region only', () => {
    const role = flowLogsTemplate().resource('aws_iam_role', 'flow_logs');

    expect(role.name).toBe('test-eu-west-2-flow-logs');
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['vpc-flow-logs.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
        Condition: {
          StringEquals: { 'aws:SourceAccount': ['123456789012'] },
          ArnLike: { 'aws:SourceArn': ['arn:aws:ec2:eu-west-2:123456789012:vpc-flow-log/*'] },
        },
      },
    ]);
  });

  test('lets the service write to this log group, and make none', () => {
    const policy = flowLogsTemplate().resource('aws_iam_role_policy', 'flow_logs_write');

    const [statement, ...others] = statementsOf(policy, 'policy');
    expect(others).toEqual([]);
    expect(statement?.Action).not.toContain('logs:CreateLogGroup');
    expect(statement?.Resource).toEqual([
      'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/vpc/test-eu-west-2/flow-logs:*',
    ]);
  });
});
