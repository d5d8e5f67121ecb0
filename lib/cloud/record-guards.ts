import { type Account, arns, type Environment, names } from '../environment';
import type { PolicyStatement } from './policy-document';

/** The part of an environment that names what guards it. */
export type GuardedAccount = Account & Pick<Environment, 'organisation'>;

/** Layers that people apply; what they make has the name of the layer in the tag `layer`. */
export const GUARDING_LAYERS: readonly string[] = [names.bootstrapLayer(), names.accessLayer()];

/**
 * What no role of ours may do, whoever made it: stop the record of what was done, delete it or the Terraform state,
 * change the keys and alarms that protect them, turn off the account's own protection, or destroy backups and their
 * keys. It is in every boundary: whoever may make a role could otherwise let that role do it. People change these with
 * rights of their own, from IAM Identity Center.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export function recordGuards(environment: GuardedAccount): PolicyStatement[] {
  return [
    denied(ACCOUNT_PROTECTION, ['*']),
    denied(['s3:BypassGovernanceRetention', 's3:Delete*', 's3:Put*', 's3:Replicate*'], recordBuckets(environment)),
    denied(['s3:DeleteObjectVersion*'], [`${arns.bucket(environment, names.stateBucket(environment))}/*`]),
    denied(LOSS_OF_EVENTS, auditLogGroup(environment)),
    denied(TOPIC_CHANGES, [arns.topic(environment, '*', names.securityAlarmTopic(environment))]),
    ...keyGuards(environment),
    denied([...KEY_CHANGES, ...ALARM_CHANGES], ['*'], {
      StringEquals: { 'aws:ResourceTag/layer': GUARDING_LAYERS },
    }),
  ];
}

/**
 * What holds data is removed by people. Terraform's own `prevent_destroy` ends with the block that it stands in.
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments#prevent_destroy
 */
export function dataGuards(): PolicyStatement[] {
  return [denied(LOSS_OF_DATA, ['*'])];
}

/** A statement that denies. */
export function denied(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: PolicyStatement['conditions'],
): PolicyStatement {
  return { effect: 'Deny', actions, resources, ...(conditions === undefined ? {} : { conditions }) };
}

/** The log group that the security alarms are made from, and what is in it, in whatever region is home. */
export function auditLogGroup(environment: GuardedAccount): string[] {
  const arn = arns.logGroup(environment, '*', names.auditLogGroup(environment));
  return [arn, `${arn}:*`];
}

const ACCOUNT_PROTECTION = [
  'access-analyzer:DeleteAnalyzer',
  'account:*',
  'backup:DeleteBackupVault*',
  'backup:DeleteRecoveryPoint',
  'backup:DisassociateRecoveryPoint*',
  'backup:UpdateRecoveryPointLifecycle',
  'cloudtrail:Delete*',
  'cloudtrail:Put*',
  'cloudtrail:StopLogging',
  'cloudtrail:Update*',
  'ec2:DisableEbsEncryptionByDefault',
  'guardduty:Delete*',
  'guardduty:Disassociate*',
  'guardduty:Stop*',
  'guardduty:Update*',
  'logs:PutAccountPolicy',
  'organizations:*',
  's3:PutAccountPublicAccessBlock',
];

/** Backups are among what no role of ours removes. */
const LOSS_OF_DATA = [
  'aps:DeleteWorkspace',
  'ecr:DeleteRepository',
  'eks:DeleteCluster',
  'kms:ScheduleKeyDeletion',
  'logs:DeleteLogGroup',
  'route53:DeleteHostedZone',
  's3:DeleteBucket',
];

/** Everything but `PutLogEvents`, which the role of the trail is for. */
const LOSS_OF_EVENTS = [
  'logs:Associate*',
  'logs:Delete*',
  'logs:Disassociate*',
  'logs:PutDataProtectionPolicy',
  'logs:PutMetricFilter',
  'logs:PutRetentionPolicy',
  'logs:PutSubscriptionFilter',
  'logs:PutTransformer',
];

const TOPIC_CHANGES = ['sns:AddPermission', 'sns:Delete*', 'sns:Put*', 'sns:Remove*', 'sns:Set*', 'sns:Unsubscribe'];

const KEY_CHANGES = [
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:Disable*',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
];

const ALARM_CHANGES = [
  'cloudwatch:DeleteAlarms',
  'cloudwatch:DisableAlarmActions',
  'cloudwatch:PutAlarmMuteRule',
  'cloudwatch:PutMetricAlarm',
  'cloudwatch:SetAlarmState',
  'cloudwatch:TagResource',
  'cloudwatch:UntagResource',
];

/** All of the audit and of the access logs; of the state the bucket, because Terraform writes the objects. */
function recordBuckets(environment: GuardedAccount): string[] {
  const whole = [names.auditBucket(environment), names.accessLogsBucket(environment, '*')].map((name) =>
    arns.bucket(environment, name),
  );
  return [...whole.flatMap((arn) => [arn, `${arn}/*`]), arns.bucket(environment, names.stateBucket(environment))];
}

/**
 * A key is known by its alias: AWS mints its id. CI makes the keys of backups, and so their aliases; once a key has one, it
 * stays as it is.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
function keyGuards(environment: GuardedAccount): PolicyStatement[] {
  const aliases = recordKeys(environment);
  const ofBackups = names.backupKeyAlias(names.backupVault(environment, '*'));
  return [
    denied(
      ['kms:*Alias'],
      aliases.map((alias) => arns.keyAlias(environment, '*', alias)),
    ),
    denied(['kms:DeleteAlias', 'kms:UpdateAlias'], [arns.keyAlias(environment, '*', ofBackups)]),
    denied(KEY_CHANGES, [arns.keyWildcard(environment, '*')], {
      'ForAnyValue:StringLike': { 'kms:ResourceAliases': [...aliases, ofBackups] },
    }),
  ];
}

function recordKeys(environment: GuardedAccount): string[] {
  const alarmsKey = names.alarmsKeyAlias(names.securityAlarmTopic(environment));
  return [names.auditKeyAlias(environment), alarmsKey, names.stateKeyAlias(environment)];
}
