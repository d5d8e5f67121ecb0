import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { arns, names, serviceNames, type Stage } from '../../environment';
import { EncryptionKey, type EncryptionKeyProps } from '../encryption-key';
import type { PolicyStatement } from '../policy-document';
import { PrivateBucket } from '../private-bucket';
import type { BucketOwner } from './bucket-owner';
import { neverDeleted } from './never-deleted';

/** Between the end of the lock and the end of the object: no lifecycle rule ever meets a lock. */
const DAYS_AFTER_THE_LOCK = 7;

/** An object that has expired goes for good on the next day. */
const NONCURRENT_DAYS = 1;

const CLOUDTRAIL = serviceNames.principal('cloudtrail');

export interface AuditBucketProps {
  /** What names and ARNs are made of. */
  readonly environment: BucketOwner;
  /** Where the trail, its key and its bucket are. */
  readonly region: string;
  /** How firm the lock is: in production nobody opens it, not even root. */
  readonly stage: Stage;
  /** How long records are locked, in days. */
  readonly retentionDays: number;
  /** The bucket that records who reads the records. */
  readonly accessLogsBucket: string;
}

/**
 * Where CloudTrail keeps its records: locked for as long as they are needed, encrypted with a key that only CloudTrail
 * writes with.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class AuditBucket extends Construct {
  /** A reference: whatever uses it waits for the bucket. */
  public readonly bucketName: string;
  /** A reference: whatever uses it waits for the key. */
  public readonly keyArn: string;
  /** For the trail, which may only write once it is allowed to. */
  public readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AuditBucketProps) {
    super(scope, id);
    const { environment, stage, retentionDays: days, accessLogsBucket } = props;
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId: 'audit',
      alias: names.auditKeyAlias(environment),
      description: `Encrypts the audit trail of ${environment.name}`,
      use: useByTrail(props),
    });
    const bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      name: names.auditBucket(environment),
      logicalId: 'audit',
      keyArn: key.arn,
      // Its calls to KMS would not name the trail, which the key asks for.
      bucketKey: false,
      accessLogsBucket,
      lock: { mode: stage === 'production' ? 'COMPLIANCE' : 'GOVERNANCE', days },
      expirationDays: days + DAYS_AFTER_THE_LOCK,
      noncurrentDays: NONCURRENT_DAYS,
      statements: [...mayWrite(props), neverDeleted(arns.bucket(environment, names.auditBucket(environment)))],
    });
    this.bucketName = bucket.bucketName;
    this.policy = bucket.policy;
    this.keyArn = key.arn;
  }
}

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function mayWrite({ environment, region }: AuditBucketProps): PolicyStatement[] {
  const bucketArn = arns.bucket(environment, names.auditBucket(environment));
  const principals = { Service: [CLOUDTRAIL] };
  const thisTrail = { 'aws:SourceArn': [arns.trail(environment, region, names.auditTrail(environment))] };
  return [
    { principals, actions: ['s3:GetBucketAcl'], resources: [bucketArn], conditions: { StringEquals: thisTrail } },
    {
      principals,
      actions: ['s3:PutObject'],
      resources: [`${bucketArn}/AWSLogs/${environment.account}/*`],
      conditions: { StringEquals: { ...thisTrail, 's3:x-amz-acl': ['bucket-owner-full-control'] } },
    },
  ];
}

/**
 * The trail encrypts; whoever IAM lets read the bucket decrypts, and only what a trail has written.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function useByTrail({ environment, region }: AuditBucketProps): EncryptionKeyProps['use'] {
  const trail = arns.trail(environment, region, names.auditTrail(environment));
  const principals = { Service: [CLOUDTRAIL] };
  const thisTrail = { StringEquals: { 'aws:SourceArn': [trail] } };
  const written = 'kms:EncryptionContext:aws:cloudtrail:arn';
  return [
    { principals, actions: ['kms:DescribeKey'], conditions: thisTrail },
    {
      principals,
      actions: ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'],
      conditions: { ...thisTrail, StringLike: { [written]: [trail] } },
    },
    {
      principals: { AWS: [arns.accountRoot(environment)] },
      actions: ['kms:Decrypt'],
      conditions: {
        Null: { [written]: ['false'] },
        StringEquals: { 'kms:ViaService': [serviceNames.via(environment, 's3', region)] },
      },
    },
  ];
}
