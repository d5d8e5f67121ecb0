import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns } from '../environment';
import { withLogicalId } from './logical-id';
import { policyDocument, type PolicyStatement } from './policy-document';

/** The longest that KMS waits before it deletes a key: the time to notice. */
const DELETION_WINDOW_DAYS = 30;

/**
 * What the account's own IAM policies may allow: the care of the key, but no use of it. Spelt out, so that nobody can
 * decrypt with a `kms:*` meant for housekeeping.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
const CARE_OF_THE_KEY = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

export interface EncryptionKeyProps {
  /** The account that cares for the key. */
  readonly environment: Account;
  /** `aws_kms_key.<logicalId>`, unique in the layer. */
  readonly logicalId: string;
  /** What people call it: `alias/prod-a-secrets`. */
  readonly alias: string;
  /** What it encrypts. */
  readonly description: string;
  /** Who may use the key, and for what; resources are always the key itself. */
  readonly use: readonly Omit<PolicyStatement, 'resources'>[];
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/**
 * A symmetric key of our own: rotated every year, and protected from `terraform destroy`, because what it has encrypted
 * is lost with it.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
 */
export class EncryptionKey extends Construct {
  /** A reference: whatever uses it waits for the key. */
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { environment, logicalId, alias, description, use, provider } = props;
    const care = { principals: { AWS: [arns.accountRoot(environment)] }, actions: CARE_OF_THE_KEY };
    const key = new KmsKey(this, 'Resource', {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: policyDocument(...[care, ...use].map((statement) => ({ ...statement, resources: ['*'] }))),
      lifecycle: { preventDestroy: true },
      provider,
    });
    withLogicalId(key, logicalId);
    withLogicalId(new KmsAlias(this, 'Alias', { name: alias, targetKeyId: key.keyId, provider }), logicalId);
    this.arn = key.arn;
  }
}
