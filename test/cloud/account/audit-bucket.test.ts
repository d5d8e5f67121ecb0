import { AuditBucket } from '../../../lib/cloud/account/audit-bucket';
import type { Stage } from '../../../lib/environment';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { accountRoot, environment } from '../fixtures';

const BUCKET = 'arn:aws:s3:::acme-test-123456789012-audit';
const TRAIL = 'arn:aws:cloudtrail:eu-west-2:123456789012:trail/test-audit';

function auditTemplate(stage: Stage = 'production', retentionDays = 400) {
  return layerTemplate((layer) => {
    const props = { environment, region: 'eu-west-2', stage, retentionDays, accessLogsBucket: 'some-logs' };
    new AuditBucket(layer, 'Bucket', props);
  });
}

describe('AuditBucket', () => {
  test.each([
    ['production', 'COMPLIANCE'],
    ['staging', 'GOVERNANCE'],
    ['development', 'GOVERNANCE'],
  ] as const)('locks records in %s in mode %s', (stage, mode) => {
    const { resource } = auditTemplate(stage, 90);

    expect(resource('aws_s3_bucket', 'audit')).toMatchObject({ object_lock_enabled: true });
    expect(resource('aws_s3_bucket_object_lock_configuration', 'audit')).toMatchObject({
      rule: { default_retention: { mode, days: 90 } },
    });
  });

  test('lets records expire only when the lock is open', () => {
    expect(auditTemplate('production', 400).resource('aws_s3_bucket_lifecycle_configuration', 'audit')).toMatchObject({
      rule: [{ expiration: [{ days: 407 }], noncurrent_version_expiration: [{ noncurrent_days: 1 }] }],
    });
  });

  test('lets this one trail look and write, for this account', () => {
    const statements = statementsOf(auditTemplate().resource('aws_s3_bucket_policy', 'audit'), 'policy');

    expect(statements.slice(2, 4)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['cloudtrail.amazonaws.com'] },
        Action: ['s3:GetBucketAcl'],
        Resource: [BUCKET],
        Condition: { StringEquals: { 'aws:SourceArn': [TRAIL] } },
      },
      {
        Effect: 'Allow',
        Principal: { Service: ['cloudtrail.amazonaws.com'] },
        Action: ['s3:PutObject'],
        Resource: [`${BUCKET}/AWSLogs/123456789012/*`],
        Condition: { StringEquals: { 'aws:SourceArn': [TRAIL], 's3:x-amz-acl': ['bucket-owner-full-control'] } },
      },
    ]);
  });

  test('is recorded, and deleted by nobody', () => {
    const template = auditTemplate();

    const statements = statementsOf(template.resource('aws_s3_bucket_policy', 'audit'), 'policy');
    expect(template.resource('aws_s3_bucket_logging', 'audit')).toMatchObject({ target_bucket: 'some-logs' });
    expect(statements.at(-1)).toMatchObject({ Effect: 'Deny', Action: ['s3:DeleteBucket'], Resource: [BUCKET] });
  });

  test('has a key that only this trail encrypts with', () => {
    const [, describeKey, encrypt] = statementsOf(auditTemplate().resource('aws_kms_key', 'audit'), 'policy');

    expect(describeKey).toMatchObject({
      Principal: { Service: ['cloudtrail.amazonaws.com'] },
      Action: ['kms:DescribeKey'],
      Condition: { StringEquals: { 'aws:SourceArn': [TRAIL] } },
    });
    expect(encrypt?.Action).toEqual(['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext']);
    expect(encrypt?.Condition).toEqual({
      StringEquals: { 'aws:SourceArn': [TRAIL] },
      StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': [TRAIL] },
    });
  });

  test('has a key that readers decrypt with, through S3 only', () => {
    const [, , , read, ...others] = statementsOf(auditTemplate().resource('aws_kms_key', 'audit'), 'policy');

    expect(others).toEqual([]);
    expect(read).toMatchObject({ Principal: { AWS: [accountRoot] }, Action: ['kms:Decrypt'] });
    expect(read?.Condition).toEqual({
      Null: { 'kms:EncryptionContext:aws:cloudtrail:arn': ['false'] },
      StringEquals: { 'kms:ViaService': ['s3.eu-west-2.amazonaws.com'] },
    });
  });

  test('asks KMS for every record, because the key asks for the trail', () => {
    expect(auditTemplate().resource('aws_s3_bucket_server_side_encryption_configuration', 'audit')).toMatchObject({
      rule: [{ bucket_key_enabled: false }],
    });
  });
});
