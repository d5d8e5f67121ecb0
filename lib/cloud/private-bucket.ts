import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns } from '../environment';
import { withLogicalId } from './logical-id';
import { policyDocument, type PolicyStatement } from './policy-document';

/** How long what was overwritten or deleted can be brought back, where nobody says otherwise. */
const NONCURRENT_DAYS = 90;

/** What an upload that was never finished costs ends after this time. */
const ABANDONED_UPLOAD_DAYS = 7;

export interface PrivateBucketProps {
  /** The account that owns the bucket, and the only one whose principals reach it. */
  readonly environment: Account;
  /** Unique in the whole of AWS. */
  readonly name: string;
  /** `aws_s3_bucket.<logicalId>`, and the same for its settings. */
  readonly logicalId: string;
  /** The key that encrypts objects. @default - S3's own, which is all that a target of access logs may have */
  readonly keyArn?: string;
  /** A data key for the whole bucket spares a call to KMS for every object. @default true */
  readonly bucketKey?: boolean;
  /** The bucket of the same region that records who reads and writes this one. @default - nobody records it */
  readonly accessLogsBucket?: string;
  /** How long versions are kept that are no longer the current one, in days. @default 90 */
  readonly noncurrentDays?: number;
  /** When objects are deleted, in days. @default - never */
  readonly expirationDays?: number;
  /** For how many days nobody may delete or overwrite a version. @default - whoever has the right may */
  readonly lock?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number };
  /** Who else may do what with it. @default - what IAM says, for principals of the account */
  readonly statements?: readonly PolicyStatement[];
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

interface Settings {
  readonly bucket: string;
  readonly provider?: TerraformProvider;
}

/**
 * A bucket that nobody reaches from outside its account or without TLS: public access blocked, no ACLs, encrypted,
 * versioned, protected from `terraform destroy`.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class PrivateBucket extends Construct {
  /** A reference: whatever uses it waits for the bucket. */
  public readonly bucketName: string;
  /** For whatever may only write once it is allowed to; by then the bucket encrypts and locks what it is given. */
  public readonly policy: ITerraformDependable;
  /** A reference: whatever uses it waits until the policy lets it in. */
  public readonly openBucketName: string;
  private readonly props: PrivateBucketProps;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.props = props;
    const { name, logicalId, lock, provider } = props;
    const bucket = new S3Bucket(this, 'Resource', {
      bucket: name,
      objectLockEnabled: lock === undefined ? undefined : true,
      lifecycle: { preventDestroy: true },
      provider,
    });
    this.bucketName = withLogicalId(bucket, logicalId).bucket;
    const settings = { bucket: bucket.id, provider };
    const versioning = this.addVersioning(settings);
    const encryption = this.addEncryption(settings);
    this.closeToThePublic(settings);
    this.addLifecycle(settings, versioning);
    const locks = this.addLock(settings, versioning);
    this.addAccessLogs(settings);
    const policy = this.addPolicy(settings, [versioning, encryption, ...locks]);
    this.policy = policy;
    this.openBucketName = policy.bucket;
  }

  private addVersioning(settings: Settings): ITerraformDependable {
    const config = { ...settings, versioningConfiguration: { status: 'Enabled' } };
    return withLogicalId(new S3BucketVersioningA(this, 'Versioning', config), this.props.logicalId);
  }

  private addEncryption(settings: Settings): ITerraformDependable {
    const { keyArn, bucketKey = true, logicalId } = this.props;
    const rule =
      keyArn === undefined
        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
        : {
            applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
            bucketKeyEnabled: bucketKey,
          };
    const config = { ...settings, rule: [rule] };
    return withLogicalId(new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', config), logicalId);
  }

  private closeToThePublic(settings: Settings): void {
    const block = new S3BucketPublicAccessBlock(this, 'PublicAccess', {
      ...settings,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    withLogicalId(block, this.props.logicalId);
    const ownership = { ...settings, rule: { objectOwnership: 'BucketOwnerEnforced' } };
    withLogicalId(new S3BucketOwnershipControls(this, 'Ownership', ownership), this.props.logicalId);
  }

  private addLifecycle(settings: Settings, versioning: ITerraformDependable): void {
    const { noncurrentDays = NONCURRENT_DAYS, expirationDays, logicalId } = this.props;
    const tidy = {
      id: 'tidy',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      noncurrentVersionExpiration: [{ noncurrentDays }],
      abortIncompleteMultipartUpload: [{ daysAfterInitiation: ABANDONED_UPLOAD_DAYS }],
      ...(expirationDays === undefined ? {} : { expiration: [{ days: expirationDays }] }),
    };
    const config = { ...settings, rule: [tidy], dependsOn: [versioning] };
    withLogicalId(new S3BucketLifecycleConfiguration(this, 'Lifecycle', config), logicalId);
  }

  private addLock(settings: Settings, versioning: ITerraformDependable): ITerraformDependable[] {
    const { lock, logicalId } = this.props;
    if (lock === undefined) return [];
    const config = { ...settings, rule: { defaultRetention: lock }, dependsOn: [versioning] };
    return [withLogicalId(new S3BucketObjectLockConfigurationA(this, 'Lock', config), logicalId)];
  }

  private addAccessLogs(settings: Settings): void {
    const { accessLogsBucket: targetBucket, name, logicalId } = this.props;
    if (targetBucket === undefined) return;
    const config = { ...settings, targetBucket, targetPrefix: `${name}/` };
    withLogicalId(new S3BucketLoggingA(this, 'AccessLogs', config), logicalId);
  }

  private addPolicy(settings: Settings, dependsOn: ITerraformDependable[]): S3BucketPolicy {
    const { environment, name, statements = [], logicalId } = this.props;
    const arn = arns.bucket(environment, name);
    const everything = { principals: { AWS: ['*'] }, actions: ['s3:*'], resources: [arn, `${arn}/*`] };
    const policy = policyDocument(
      { ...everything, effect: 'Deny', conditions: { Bool: { 'aws:SecureTransport': ['false'] } } },
      { ...everything, effect: 'Deny', conditions: fromElsewhere(environment) },
      ...statements,
    );
    return withLogicalId(new S3BucketPolicy(this, 'Policy', { ...settings, policy, dependsOn }), logicalId);
  }
}

/**
 * Principals of other accounts and anonymous ones, which carry neither key; but not the AWS services that write on
 * behalf of this account.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalisawsservice
 */
function fromElsewhere({ account }: Account): NonNullable<PolicyStatement['conditions']> {
  return {
    StringNotEquals: { 'aws:PrincipalAccount': [account] },
    BoolIfExists: { 'aws:PrincipalIsAWSService': ['false'] },
  };
}
