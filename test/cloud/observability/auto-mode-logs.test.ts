import { LogDelivery } from '../../../lib/cloud/log-delivery';
import { AutoModeLogs } from '../../../lib/cloud/observability/auto-mode-logs';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { cluster, environment } from '../fixtures';

const { resource, resources } = layerTemplate((layer) => {
  const delivery = { environment, region: 'eu-west-2', name: 'test', logicalId: 'auto_mode', logGroups: ['some'] };
  const { resource: permission } = new LogDelivery(layer, 'Delivery', delivery);
  new AutoModeLogs(layer, 'Logs', { environment, cluster, retentionDays: 90, permission });
});

describe('AutoModeLogs', () => {
  test('turns on every log type of Auto Mode for the cluster', () => {
    const sources = Object.values(resources('aws_cloudwatch_log_delivery_source'));

    expect(sources.map(({ log_type: type }) => type).sort()).toEqual([
      'AUTO_MODE_BLOCK_STORAGE_LOGS',
      'AUTO_MODE_COMPUTE_LOGS',
      'AUTO_MODE_IPAM_LOGS',
      'AUTO_MODE_LOAD_BALANCING_LOGS',
    ]);
    expect(new Set(sources.map(({ resource_arn: arn }) => arn))).toEqual(
      new Set(['arn:aws:eks:eu-west-2:123456789012:cluster/test-a']),
    );
  });

  test('waits between two of them for the update of the cluster that each begins', () => {
    const type = 'aws_cloudwatch_log_delivery_source';

    expect(resource(type, 'test_a_auto_mode_compute').depends_on).toEqual([
      'aws_cloudwatch_log_resource_policy.auto_mode',
    ]);
    expect(resource('terraform_data', 'test_a_auto_mode_before_block_storage')).toEqual({
      depends_on: ['aws_cloudwatch_log_delivery.test_a_auto_mode_compute'],
      provisioner: [{ 'local-exec': { command: 'sleep 240' } }],
    });
    expect(resource(type, 'test_a_auto_mode_block_storage').depends_on).toEqual([
      'terraform_data.test_a_auto_mode_before_block_storage',
    ]);
    expect(Object.keys(resources('terraform_data'))).toHaveLength(3);
  });

  test('delivers them all to one encrypted group', () => {
    expect(resource('aws_cloudwatch_log_group', 'test_a_auto_mode')).toEqual({
      name: '/aws/vendedlogs/eks/test-a/auto-mode',
      kms_key_id: '${aws_kms_key.test_a_auto_mode.arn}',
      retention_in_days: 90,
      lifecycle: { prevent_destroy: true },
    });
    expect(resource('aws_cloudwatch_log_delivery_destination', 'test_a_auto_mode')).toEqual({
      name: 'test-a-auto-mode',
      delivery_destination_configuration: [
        { destination_resource_arn: '${aws_cloudwatch_log_group.test_a_auto_mode.arn}' },
      ],
    });
    expect(resource('aws_cloudwatch_log_delivery', 'test_a_auto_mode_ipam')).toEqual({
      delivery_source_name: '${aws_cloudwatch_log_delivery_source.test_a_auto_mode_ipam.name}',
      delivery_destination_arn: '${aws_cloudwatch_log_delivery_destination.test_a_auto_mode.arn}',
    });
  });

  test('gives no source a name of more than 60 characters, however long a cluster may be called', () => {
    const longest = 'load-balancing'.length + 1;

    expect(longest + (64 - '-aws-efs-csi-driver'.length)).toBeLessThanOrEqual(60);
  });
});
