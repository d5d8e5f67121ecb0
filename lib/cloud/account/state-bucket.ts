import { Construct } from 'constructs';
import { arns, names } from '../../environment';
import { EncryptionKey } from '../encryption-key';
import { usableThrough } from '../key-use';
import type { PolicyStatement } from '../policy-document';
import { PrivateBucket } from '../private-bucket';
import type { BucketOwner } from './bucket-owner';
import { neverDeleted } from './never-deleted';

/** How long a state that was overwritten can be brought back. */
const NONCURRENT_DAYS = 90;

export interface StateBucketProps {
  /** What names and ARNs are made of. */
  readonly environment: BucketOwner;
  /** The home region, where every layer keeps its state. */
  readonly region: string;
  /** The bucket that records who reads and writes states. */
  readonly accessLogsBucket: string;
}

/**
 * Where every layer keeps its Terraform state, this one included: versioned, with a key of its own, and safe from being
 * deleted.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export class StateBucket extends Construct {
  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const { environment, region, accessLogsBucket } = props;
    const name = names.stateBucket(environment);
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId: 'state',
      alias: names.stateKeyAlias(environment),
      description: `Encrypts the Terraform state of ${environment.name}`,
      use: [usableThrough(environment, 's3', region)],
    });
    new PrivateBucket(this, 'Bucket', {
      environment,
      name,
      logicalId: 'state',
      keyArn: key.arn,
      accessLogsBucket,
      noncurrentDays: NONCURRENT_DAYS,
      statements: [onlyWithItsKey(arns.bucket(environment, name)), neverDeleted(arns.bucket(environment, name))],
    });
  }
}

/**
 * Who asks for S3's own key passes the bucket's by. Who asks for nothing, as Terraform does, gets the bucket's.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
function onlyWithItsKey(bucketArn: string): PolicyStatement {
  return {
    effect: 'Deny',
    principals: { AWS: ['*'] },
    actions: ['s3:PutObject'],
    resources: [`${bucketArn}/*`],
    conditions: { StringEquals: { 's3:x-amz-server-side-encryption': ['AES256'] } },
  };
}
