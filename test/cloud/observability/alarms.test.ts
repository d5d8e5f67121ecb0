import { ClusterAlarms } from '../../../lib/cloud/observability/cluster-alarms';
import { FindingAlarms } from '../../../lib/cloud/observability/finding-alarms';
import { LoadBalancerAlarms } from '../../../lib/cloud/observability/load-balancer-alarms';
import { LogAlarms } from '../../../lib/cloud/observability/log-alarms';
import { NetworkAlarms } from '../../../lib/cloud/observability/network-alarms';
import { EncryptedLogGroup } from '../../../lib/cloud/encrypted-log-group';
import { layerTemplate, type TerraformBlock } from '../../../lib/testing/layer-template';
import { cluster, environment } from '../fixtures';

const region = 'eu-west-2';
const topicArn = 'arn:topic';

const { resource, resources } = layerTemplate((layer) => {
  const group = { environment, region, name: 'some', logicalId: 'auto_mode', keyAlias: 'alias/some', retentionDays: 1 };
  const { resource: autoModeLogs } = new EncryptedLogGroup(layer, 'Group', group);
  new ClusterAlarms(layer, 'Cluster', { cluster, topicArn });
  new LogAlarms(layer, 'Logs', { cluster, autoModeLogs, topicArn });
  const natGateways = new Map([['a', 'nat-1']]);
  new NetworkAlarms(layer, 'Network', { environment, region, vpcId: 'vpc-1', natGateways, topicArn });
  new LoadBalancerAlarms(layer, 'LoadBalancers', { environment, region, topicArn });
  new FindingAlarms(layer, 'Findings', { environment, region, topicArn });
});

function alarm(logicalId: string): TerraformBlock {
  return resource('aws_cloudwatch_metric_alarm', logicalId);
}

describe('AWS-side alarms', () => {
  test('are these, and each tells the topic of its beginning and its end', () => {
    const alarms = resources('aws_cloudwatch_metric_alarm');

    expect(Object.keys(alarms).sort()).toEqual([
      'address_usage',
      'alb_5xx',
      'alb_5xx_of_targets',
      'alb_unhealthy_targets',
      'nat_a_ports',
      'nlb_unhealthy_targets',
      'test_a_full_store',
      'test_a_no_free_addresses',
      'test_a_refused_requests',
      'test_a_unschedulable_pods',
    ]);
    for (const each of Object.values(alarms)) {
      expect(each).toMatchObject({ alarm_actions: [topicArn], ok_actions: [topicArn] });
    }
  });

  test('go off when pods find no node for half an hour', () => {
    expect(alarm('test_a_unschedulable_pods')).toMatchObject({
      namespace: 'AWS/EKS',
      metric_name: 'scheduler_schedule_attempts_UNSCHEDULABLE',
      dimensions: { ClusterName: 'test-a' },
      statistic: 'Sum',
      period: 300,
      evaluation_periods: 6,
      threshold: 1,
    });
  });

  test('go off before the store of a cluster has the 8 GiB at which it becomes read-only', () => {
    expect(alarm('test_a_full_store')).toMatchObject({
      metric_name: 'apiserver_storage_size_bytes',
      statistic: 'Maximum',
      threshold: 6 * 1024 ** 3,
    });
  });

  test('go off when a gateway has no port left, and when the VPC nears its quota', () => {
    expect(alarm('nat_a_ports')).toMatchObject({
      namespace: 'AWS/NATGateway',
      metric_name: 'ErrorPortAllocation',
      dimensions: { NatGatewayId: 'nat-1' },
    });
    expect(alarm('address_usage')).toMatchObject({
      namespace: 'AWS/EC2',
      metric_name: 'NetworkAddressUsage',
      dimensions: { 'Per-VPC Metrics': 'vpc-1' },
      period: 86400,
      threshold: 51200,
    });
  });

  test('ask all load balancers at once, as AWS names them', () => {
    expect(alarm('alb_unhealthy_targets').metric_query).toMatchObject([
      { expression: 'SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer, TargetGroup)' },
    ]);
    expect(alarm('nlb_unhealthy_targets').metric_query).toMatchObject([
      { expression: 'SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/NetworkELB", LoadBalancer, TargetGroup)' },
    ]);
    expect(alarm('alb_5xx').metric_query).toMatchObject([
      { expression: 'SELECT SUM(HTTPCode_ELB_5XX_Count) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer)' },
    ]);
  });

  test('count refused requests in the audit log, whose group another layer makes', () => {
    expect(resource('aws_cloudwatch_log_metric_filter', 'test_a_refused_requests')).toEqual({
      name: 'test-a-refused-requests',
      log_group_name: '/aws/eks/test-a/cluster',
      pattern: '{ ($.responseStatus.code = 401) || ($.responseStatus.code = 403) }',
      metric_transformation: { name: 'test-a-refused-requests', namespace: 'Platform/Clusters', value: '1' },
    });
    expect(alarm('test_a_refused_requests')).toMatchObject({
      namespace: 'Platform/Clusters',
      metric_name: 'test-a-refused-requests',
      threshold: 100,
    });
  });

  test('count in the log of Auto Mode what EC2 says when a subnet is full', () => {
    expect(resource('aws_cloudwatch_log_metric_filter', 'test_a_no_free_addresses')).toMatchObject({
      log_group_name: '/aws/vendedlogs/eks/test-a/auto-mode',
      pattern: '?InsufficientFreeAddressesInSubnet ?InsufficientCidrBlocks',
      depends_on: ['aws_cloudwatch_log_group.auto_mode'],
    });
  });

  test.each([
    ['image_findings', 'aws.ecr', { 'finding-severity-counts': { CRITICAL: [{ numeric: ['>', 0] }] } }],
    ['threat_findings', 'aws.guardduty', { severity: [{ numeric: ['>=', 7] }] }],
  ])('tell of %s', (logicalId, source, detail) => {
    const pattern = JSON.parse(String(resource('aws_cloudwatch_event_rule', logicalId).event_pattern)) as object;

    expect(pattern).toMatchObject({ source: [source], detail });
    expect(resource('aws_cloudwatch_event_target', logicalId).arn).toBe(topicArn);
  });
});
