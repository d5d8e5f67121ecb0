import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { arns, names, serviceNames } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { PrivateBucket } from '../private-bucket';
import type { BucketOwner } from './bucket-owner';
import { neverDeleted } from './never-deleted';

/** How long a log that has expired, or that somebody has deleted, can be brought back. */
const NONCURRENT_DAYS = 7;

export interface AccessLogsBucketProps {
  /** What names and ARNs are made of. */
  readonly environment: BucketOwner;
  /** Where it is; S3 delivers access logs within a region only. */
  readonly region: string;
  /** How long access logs are kept, in days. */
  readonly retentionDays: number;
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/**
 * Who read and wrote the buckets of one region. Encrypted with S3's own key and without a lock, because S3 delivers access
 * logs to no other bucket.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class AccessLogsBucket extends Construct {
  /** A reference: whatever uses it waits until S3 may deliver, or S3 would refuse the bucket. */
  public readonly bucketName: string;

  constructor(scope: Construct, id: string, props: AccessLogsBucketProps) {
    super(scope, id);
    const { environment, region, retentionDays, provider } = props;
    const name = names.accessLogsBucket(environment, region);
    const bucket = new PrivateBucket(this, 'Bucket', {
      environment,
      name,
      logicalId: `access_logs_${region.replaceAll('-', '_')}`,
      expirationDays: retentionDays,
      noncurrentDays: NONCURRENT_DAYS,
      statements: [mayDeliver(environment, name), neverDeleted(arns.bucket(environment, name))],
      provider,
    });
    this.bucketName = bucket.openBucketName;
  }
}

/** The service that delivers access logs, for buckets of this environment only. */
function mayDeliver(environment: BucketOwner, name: string): PolicyStatement {
  return {
    principals: { Service: [serviceNames.principal('logging.s3')] },
    actions: ['s3:PutObject'],
    resources: [`${arns.bucket(environment, name)}/*`],
    conditions: {
      StringEquals: { 'aws:SourceAccount': [environment.account] },
      ArnLike: { 'aws:SourceArn': [arns.bucket(environment, names.bucketWildcard(environment))] },
    },
  };
}
