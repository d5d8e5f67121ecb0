/** What should never happen unnoticed, found in the audit trail. */
export interface SecurityPattern {
  /** What happened, as in the alarm's name: `root-user-was-used`. */
  readonly name: string;
  /** What it means, and what to do. */
  readonly description: string;
  /** What CloudWatch Logs looks for in an event of CloudTrail, letter by letter as Security Hub wants it. */
  readonly pattern: string;
  /** The control of Security Hub that asks for it. @default - none; it is in the CIS benchmark or our own */
  readonly control?: string;
  /** How many in five minutes are too many. @default 1 */
  readonly threshold?: number;
}

/**
 * One entry an alarm. What is left out is too frequent where Terraform changes IAM and networks every day.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 */
export const SECURITY_PATTERNS: readonly SecurityPattern[] = [
  {
    name: 'root-user-was-used',
    description: 'Nobody needs the root user in daily work: ask who has its password, and look at what it did',
    control: 'CloudWatch.1',
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  },
  {
    name: 'unauthorised-calls',
    description: 'Somebody or something tries what it may not do: find out who, in the audit log group',
    control: 'CloudWatch.2',
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    threshold: 10,
  },
  {
    name: 'console-login-without-mfa',
    description: 'A user of IAM logged in with a password alone: turn the user off until MFA is on',
    control: 'CloudWatch.3',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    name: 'iam-user-was-created',
    description: 'People and programs come with roles here: a new user of IAM is a mistake or a back door',
    pattern: '{($.eventSource=iam.amazonaws.com) && ($.eventName=CreateUser)}',
  },
  {
    name: 'cloudtrail-was-changed',
    description: 'The audit trail was changed or stopped: if no release did that, somebody hides something',
    control: 'CloudWatch.5',
    pattern:
      '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}',
  },
  {
    name: 'key-was-disabled',
    description: 'A KMS key was disabled or will be deleted, and with it what it encrypts: cancel it in time',
    control: 'CloudWatch.7',
    pattern: '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}',
  },
  {
    name: 'bucket-policy-was-changed',
    description: 'The policy or lifecycle of a bucket was changed: if no release did that, change it back',
    control: 'CloudWatch.8',
    pattern:
      '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}',
  },
];
