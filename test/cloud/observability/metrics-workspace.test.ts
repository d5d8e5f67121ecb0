import { LogDelivery } from '../../../lib/cloud/log-delivery';
import { MetricsWorkspace } from '../../../lib/cloud/observability/metrics-workspace';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { cluster, environment } from '../fixtures';

const { resource } = layerTemplate((layer) => {
  const delivery = { environment, region: cluster.region, name: 'test', logicalId: 'all', logGroups: ['some'] };
  const { resource: permission } = new LogDelivery(layer, 'Delivery', delivery);
  const days = { retentionDays: 30, logsDays: 400 };
  new MetricsWorkspace(layer, 'Workspace', { environment, cluster, ...days, permission, topicArn: 'arn:topic' });
});

describe('MetricsWorkspace', () => {
  test('is encrypted, logged once AWS may write, safe from destroy, and has the tag of its scraper', () => {
    expect(resource('aws_prometheus_workspace', 'test_a')).toEqual({
      alias: 'test-a',
      kms_key_arn: '${aws_kms_key.test_a_metrics.arn}',
      logging_configuration: { log_group_arn: '${aws_cloudwatch_log_group.test_a_metrics_logs.arn}:*' },
      tags: { AMPAgentlessScraper: '' },
      depends_on: ['aws_cloudwatch_log_resource_policy.all'],
      lifecycle: { prevent_destroy: true },
    });
  });

  test('keeps metrics as long as the environment says', () => {
    expect(resource('aws_prometheus_workspace_configuration', 'test_a')).toEqual({
      workspace_id: '${aws_prometheus_workspace.test_a.id}',
      retention_period_in_days: 30,
    });
  });

  test('lets the service make a grant on the key, through itself only', () => {
    const [, use] = statementsOf(resource('aws_kms_key', 'test_a_metrics'), 'policy');

    expect(use?.Action).toContain('kms:CreateGrant');
    expect(use?.Condition).toEqual({ StringEquals: { 'kms:ViaService': ['aps.eu-west-2.amazonaws.com'] } });
  });

  test.each([
    ['active_series', 'ActiveSeries', 8_000_000],
    ['ingestion_rate', 'IngestionRate', 266_000],
  ])('tells of too much: %s', (key, usage, threshold) => {
    expect(resource('aws_cloudwatch_metric_alarm', `test_a_metrics_${key}`)).toMatchObject({
      namespace: 'AWS/Usage',
      metric_name: 'ResourceCount',
      dimensions: { Service: 'Prometheus', Resource: usage, ResourceId: '${aws_prometheus_workspace.test_a.id}' },
      threshold,
    });
  });
});
