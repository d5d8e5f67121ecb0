import { StateBucket } from '../../../lib/cloud/account/state-bucket';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

const NAME = 'acme-test-123456789012-terraform-state';

describe('StateBucket', () => {
  const template = layerTemplate((layer) => {
    new StateBucket(layer, 'StateBucket', { environment, region: 'eu-west-2', accessLogsBucket: 'some-logs' });
  });

  test('is the bucket where layers look for states, and is safe from destroy', () => {
    expect(template.resource('aws_s3_bucket', 'state')).toEqual({ bucket: NAME, lifecycle: { prevent_destroy: true } });
  });

  test('is encrypted with a key of its own, which is used through S3 only', () => {
    const [, use, ...others] = statementsOf(template.resource('aws_kms_key', 'state'), 'policy');

    expect(template.resource('aws_kms_alias', 'state')).toMatchObject({ name: 'alias/test-terraform-state' });
    expect(template.resource('aws_s3_bucket_server_side_encryption_configuration', 'state')).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { kms_master_key_id: '${aws_kms_key.state.arn}' } }],
    });
    expect(others).toEqual([]);
    expect(use?.Condition).toEqual({ StringEquals: { 'kms:ViaService': ['s3.eu-west-2.amazonaws.com'] } });
  });

  test('keeps old states for 90 days', () => {
    expect(template.resource('aws_s3_bucket_versioning', 'state')).toMatchObject({
      versioning_configuration: { status: 'Enabled' },
    });
    expect(template.resource('aws_s3_bucket_lifecycle_configuration', 'state')).toMatchObject({
      rule: [{ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }],
    });
  });

  test('is recorded', () => {
    expect(template.resource('aws_s3_bucket_logging', 'state')).toMatchObject({ target_bucket: 'some-logs' });
  });

  test('refuses what is to be encrypted with the key of S3', () => {
    const statements = statementsOf(template.resource('aws_s3_bucket_policy', 'state'), 'policy');

    expect(statements).toContainEqual({
      Effect: 'Deny',
      Principal: { AWS: ['*'] },
      Action: ['s3:PutObject'],
      Resource: [`arn:aws:s3:::${NAME}/*`],
      Condition: { StringEquals: { 's3:x-amz-server-side-encryption': ['AES256'] } },
    });
  });

  test('is deleted by nobody', () => {
    const statements = statementsOf(template.resource('aws_s3_bucket_policy', 'state'), 'policy');

    expect(statements.at(-1)).toEqual({
      Effect: 'Deny',
      Principal: { AWS: ['*'] },
      Action: ['s3:DeleteBucket'],
      Resource: [`arn:aws:s3:::${NAME}`],
    });
  });
});
