import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html IAM.10 to IAM.17, after the CIS benchmark */
const PASSWORDS = {
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  maxPasswordAge: 90,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  allowUsersToChangePassword: true,
};

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const NOTHING_PUBLIC = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

/** What holds for the account in every region: no bucket is public, and no password is weak. */
export class AccountBaseline extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    withLogicalId(new S3AccountPublicAccessBlock(this, 'PublicAccess', NOTHING_PUBLIC), 'main');
    withLogicalId(new IamAccountPasswordPolicy(this, 'Passwords', PASSWORDS), 'main');
  }
}
