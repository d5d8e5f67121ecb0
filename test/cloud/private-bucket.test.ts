import { PrivateBucket, type PrivateBucketProps } from '../../lib/cloud/private-bucket';
import { layerTemplate } from '../../lib/testing/layer-template';
import { statementsOf } from '../../lib/testing/policy-statements';
import { environment } from './fixtures';

function bucketTemplate(overrides: Partial<PrivateBucketProps> = {}) {
  return layerTemplate((layer) => {
    new PrivateBucket(layer, 'Bucket', { environment, name: 'some-data', logicalId: 'data', ...overrides });
  });
}

describe('PrivateBucket', () => {
  test('is versioned, and safe from destroy', () => {
    const template = bucketTemplate();

    expect(template.resource('aws_s3_bucket', 'data')).toEqual({
      bucket: 'some-data',
      lifecycle: { prevent_destroy: true },
    });
    expect(template.resource('aws_s3_bucket_versioning', 'data')).toMatchObject({
      versioning_configuration: { status: 'Enabled' },
    });
  });

  test('is closed to the public, and knows no ACLs', () => {
    const template = bucketTemplate();

    expect(template.resource('aws_s3_bucket_public_access_block', 'data')).toEqual({
      bucket: '${aws_s3_bucket.data.id}',
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(template.resource('aws_s3_bucket_ownership_controls', 'data')).toMatchObject({
      rule: { object_ownership: 'BucketOwnerEnforced' },
    });
  });

  test('turns away whoever comes without TLS, whoever it is', () => {
    const [withoutTls] = statementsOf(bucketTemplate().resource('aws_s3_bucket_policy', 'data'), 'policy');

    expect(withoutTls).toEqual({
      Effect: 'Deny',
      Principal: { AWS: ['*'] },
      Action: ['s3:*'],
      Resource: ['arn:aws:s3:::some-data', 'arn:aws:s3:::some-data/*'],
      Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
    });
  });

  test('turns away other accounts and anonymous callers, but not AWS services', () => {
    const [, fromElsewhere] = statementsOf(bucketTemplate().resource('aws_s3_bucket_policy', 'data'), 'policy');

    expect(fromElsewhere).toMatchObject({ Effect: 'Deny', Principal: { AWS: ['*'] }, Action: ['s3:*'] });
    expect(fromElsewhere?.Condition).toEqual({
      StringNotEquals: { 'aws:PrincipalAccount': ['123456789012'] },
      BoolIfExists: { 'aws:PrincipalIsAWSService': ['false'] },
    });
  });

  test('lets in whoever is named, beside these', () => {
    const statements = [
      { principals: { Service: ['some.amazonaws.com'] }, actions: ['s3:PutObject'], resources: ['arn:aws:s3:::x/*'] },
    ];
    const policy = bucketTemplate({ statements }).resource('aws_s3_bucket_policy', 'data');

    const [, , own, ...others] = statementsOf(policy, 'policy');
    expect(others).toEqual([]);
    expect(own).toMatchObject({ Effect: 'Allow', Principal: { Service: ['some.amazonaws.com'] } });
  });

  test('encrypts with its key, and spares calls to KMS', () => {
    const { resource } = bucketTemplate({ keyArn: 'arn:key' });

    expect(resource('aws_s3_bucket_server_side_encryption_configuration', 'data')).toEqual({
      bucket: '${aws_s3_bucket.data.id}',
      rule: [
        {
          apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: 'arn:key' },
          bucket_key_enabled: true,
        },
      ],
    });
  });

  test('calls KMS for every object when asked to', () => {
    const { resource } = bucketTemplate({ keyArn: 'arn:key', bucketKey: false });

    expect(resource('aws_s3_bucket_server_side_encryption_configuration', 'data')).toMatchObject({
      rule: [{ bucket_key_enabled: false }],
    });
  });

  test("encrypts with S3's own key when it has none", () => {
    const { resource } = bucketTemplate();

    expect(resource('aws_s3_bucket_server_side_encryption_configuration', 'data')).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
  });

  test('keeps old versions for 90 days, and objects for ever', () => {
    expect(bucketTemplate().resource('aws_s3_bucket_lifecycle_configuration', 'data')).toEqual({
      bucket: '${aws_s3_bucket.data.id}',
      rule: [
        {
          id: 'tidy',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
      depends_on: ['aws_s3_bucket_versioning.data'],
    });
  });

  test('lets objects expire when asked to', () => {
    const { resource } = bucketTemplate({ expirationDays: 30, noncurrentDays: 2 });

    expect(resource('aws_s3_bucket_lifecycle_configuration', 'data')).toMatchObject({
      rule: [{ expiration: [{ days: 30 }], noncurrent_version_expiration: [{ noncurrent_days: 2 }] }],
    });
  });

  test('locks its objects when asked to, from its creation on', () => {
    const template = bucketTemplate({ lock: { mode: 'COMPLIANCE', days: 400 } });

    expect(template.resource('aws_s3_bucket', 'data')).toMatchObject({ object_lock_enabled: true });
    expect(template.resource('aws_s3_bucket_object_lock_configuration', 'data')).toMatchObject({
      rule: { default_retention: { mode: 'COMPLIANCE', days: 400 } },
    });
  });

  test('lets nobody in before it encrypts and locks', () => {
    const locked = bucketTemplate({ lock: { mode: 'COMPLIANCE', days: 400 } });

    expect(locked.resource('aws_s3_bucket_policy', 'data').depends_on).toEqual([
      'aws_s3_bucket_versioning.data',
      'aws_s3_bucket_server_side_encryption_configuration.data',
      'aws_s3_bucket_object_lock_configuration.data',
    ]);
  });

  test('is recorded under its own name where somebody names a bucket for that', () => {
    const template = bucketTemplate({ accessLogsBucket: 'some-logs' });

    expect(template.resource('aws_s3_bucket_logging', 'data')).toEqual({
      bucket: '${aws_s3_bucket.data.id}',
      target_bucket: 'some-logs',
      target_prefix: 'some-data/',
    });
  });

  test('is neither locked nor recorded when nobody asks for it', () => {
    const { resources } = bucketTemplate();

    expect(resources('aws_s3_bucket_object_lock_configuration')).toEqual({});
    expect(resources('aws_s3_bucket_logging')).toEqual({});
  });

  test('lies in the region of its provider, with all its settings', () => {
    const { json } = layerTemplate((layer) => {
      new PrivateBucket(layer, 'Bucket', {
        environment,
        name: 'some-data',
        logicalId: 'data',
        accessLogsBucket: 'some-logs',
        lock: { mode: 'GOVERNANCE', days: 1 },
        provider: layer.providerIn('eu-central-1'),
      });
    });

    const byType = Object.values(json.resource as Record<string, Record<string, { provider?: string }>>);
    const providers = byType.flatMap((ofType) => Object.values(ofType)).map(({ provider }) => provider);
    expect(new Set(providers)).toEqual(new Set(['aws.eu-central-1']));
  });
});
