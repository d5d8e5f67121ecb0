import { AccessLogsBucket } from '../../../lib/cloud/account/access-logs-bucket';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

const NAME = 'acme-test-123456789012-eu-central-1-access-logs';

describe('AccessLogsBucket', () => {
  const template = layerTemplate((layer) => {
    const region = 'eu-central-1';
    const provider = layer.providerIn(region);
    new AccessLogsBucket(layer, 'AccessLogs', { environment, region, retentionDays: 90, provider });
  });

  test('lies in the region whose buckets it is for', () => {
    expect(template.resource('aws_s3_bucket', 'access_logs_eu_central_1')).toMatchObject({
      bucket: NAME,
      provider: 'aws.eu-central-1',
    });
  });

  test("is encrypted with S3's own key and not locked, or S3 would not deliver to it", () => {
    const encryption = template.resource(
      'aws_s3_bucket_server_side_encryption_configuration',
      'access_logs_eu_central_1',
    );

    expect(encryption).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
    expect(template.resources('aws_s3_bucket_object_lock_configuration')).toEqual({});
    expect(template.resources('aws_s3_bucket_logging')).toEqual({});
  });

  test('lets S3 deliver for buckets of this environment only', () => {
    const policy = template.resource('aws_s3_bucket_policy', 'access_logs_eu_central_1');

    const [, , delivery] = statementsOf(policy, 'policy');
    expect(delivery).toEqual({
      Effect: 'Allow',
      Principal: { Service: ['logging.s3.amazonaws.com'] },
      Action: ['s3:PutObject'],
      Resource: [`arn:aws:s3:::${NAME}/*`],
      Condition: {
        StringEquals: { 'aws:SourceAccount': ['123456789012'] },
        ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::acme-test-123456789012-*'] },
      },
    });
  });

  test('forgets logs when their time is over', () => {
    expect(template.resource('aws_s3_bucket_lifecycle_configuration', 'access_logs_eu_central_1')).toMatchObject({
      rule: [{ expiration: [{ days: 90 }], noncurrent_version_expiration: [{ noncurrent_days: 7 }] }],
    });
  });
});
