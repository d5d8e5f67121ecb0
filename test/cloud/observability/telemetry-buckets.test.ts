import { TelemetryBuckets } from '../../../lib/cloud/observability/telemetry-buckets';
import { layerTemplate, type TerraformBlock } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { accountRoot, environment } from '../fixtures';

const { resource } = layerTemplate((layer) => {
  new TelemetryBuckets(layer, 'Buckets', { environment, region: 'eu-west-2', logsDays: 90, metricsDays: 30 });
});

function ruleOf(logicalId: string): TerraformBlock | undefined {
  return (resource('aws_s3_bucket_lifecycle_configuration', logicalId).rule as TerraformBlock[])[0];
}

describe('TelemetryBuckets', () => {
  test.each([
    ['logs', 97],
    ['metrics', 37],
  ])('catches what the owner of the %s forgot a week after their retention', (logicalId, days) => {
    expect(ruleOf(logicalId)).toMatchObject({
      status: 'Enabled',
      expiration: [{ days }],
      noncurrent_version_expiration: [{ noncurrent_days: 7 }],
    });
  });

  test.each(['logs', 'metrics'])(
    'encrypts the %s with the key of the region, and records who reads them',
    (logicalId) => {
      expect(resource('aws_s3_bucket', logicalId)).toEqual({
        bucket: `acme-test-123456789012-eu-west-2-${logicalId}`,
        lifecycle: { prevent_destroy: true },
      });
      expect(resource('aws_s3_bucket_server_side_encryption_configuration', logicalId).rule).toEqual([
        {
          apply_server_side_encryption_by_default: {
            kms_master_key_id: '${aws_kms_key.telemetry.arn}',
            sse_algorithm: 'aws:kms',
          },
          bucket_key_enabled: true,
        },
      ]);
      expect(resource('aws_s3_bucket_logging', logicalId).target_bucket).toBe(
        'acme-test-123456789012-eu-west-2-access-logs',
      );
    },
  );

  test('lets roles of the account use the key through S3 only', () => {
    const [, use, ...others] = statementsOf(resource('aws_kms_key', 'telemetry'), 'policy');

    expect(others).toEqual([]);
    expect(use).toMatchObject({
      Principal: { AWS: [accountRoot] },
      Condition: { StringEquals: { 'kms:ViaService': ['s3.eu-west-2.amazonaws.com'] } },
    });
  });
});
