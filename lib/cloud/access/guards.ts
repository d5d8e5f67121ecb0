import { type Account, arns, type Environment, names } from '../../environment';
import type { PolicyStatement } from '../policy-document';

/** The part of an environment that says what guards it. */
export type GuardedEnvironment = Pick<
  Environment,
  'name' | 'account' | 'partition' | 'organisation' | 'regions' | 'clusters'
>;

/** Layers that people apply; what they make has the name of the layer in the tag `layer`. */
export const GUARDING_LAYERS: readonly string[] = [names.bootstrapLayer(), names.accessLayer()];

/**
 * What nobody who works with a role of ours may do: stop the record of what was done, delete it or the Terraform state,
 * change the keys and alarms that protect them, turn off the account's own protection, or destroy backups. People change
 * these with rights of their own, from IAM Identity Center.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
 */
export function recordGuards(environment: GuardedEnvironment): PolicyStatement[] {
  return [
    denied(ACCOUNT_PROTECTION, ['*']),
    denied(['s3:BypassGovernanceRetention', 's3:Delete*', 's3:Put*', 's3:Replicate*'], recordBuckets(environment)),
    denied(['s3:DeleteObjectVersion*'], [`${arns.bucket(environment, names.stateBucket(environment))}/*`]),
    denied(['logs:Associate*', 'logs:Delete*', 'logs:Disassociate*', 'logs:Put*'], auditLogGroup(environment)),
    denied(['sns:AddPermission', 'sns:Delete*', 'sns:Remove*', 'sns:Set*', 'sns:Unsubscribe'], [alarms(environment)]),
    denied(
      KEY_CHANGES,
      recordKeys(environment).map((alias) => arns.keyAlias(environment, '*', alias)),
    ),
    denied(KEY_CHANGES, [arns.keyWildcard(environment, '*')], {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': recordKeys(environment) },
    }),
    denied([...KEY_CHANGES, ...ALARM_CHANGES], ['*'], {
      StringEquals: { 'aws:ResourceTag/layer': GUARDING_LAYERS },
    }),
  ];
}

/**
 * What no role of ours may do to IAM, whatever it may do to roles: change the given guards, leave a boundary, or make a
 * user.
 */
export function identityGuards(environment: Account, guards: Guards): PolicyStatement[] {
  const roles = guards.roles.map((name) => arns.role(environment, name));
  const policies = guards.policies.map((name) => arns.policy(environment, name));
  return [
    denied(['iam:*LoginProfile', 'iam:CreateAccessKey', 'iam:CreateUser', 'iam:DeleteRolePermissionsBoundary'], ['*']),
    denied(ROLE_CHANGES, roles),
    denied(ROLE_CHANGES, ['*'], { StringEquals: { 'aws:ResourceTag/layer': guards.layers } }),
    denied(['iam:CreatePolicyVersion', 'iam:Delete*', 'iam:SetDefaultPolicyVersion', 'iam:*tagPolicy'], policies),
  ];
}

/** What guards a role. */
export interface Guards {
  /** Roles that may not be changed, by name, … */
  readonly roles: readonly string[];
  /** … or by the layer that made them. */
  readonly layers: readonly string[];
  /** Policies that may not be changed, by name: boundaries. */
  readonly policies: readonly string[];
}

const ACCOUNT_PROTECTION = [
  'access-analyzer:DeleteAnalyzer',
  'account:*',
  'backup:DeleteRecoveryPoint',
  'cloudtrail:Delete*',
  'cloudtrail:Put*',
  'cloudtrail:StopLogging',
  'cloudtrail:Update*',
  'ec2:DisableEbsEncryptionByDefault',
  'guardduty:Delete*',
  'guardduty:Disassociate*',
  'guardduty:Stop*',
  'guardduty:Update*',
  'organizations:*',
  's3:PutAccountPublicAccessBlock',
];

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

const ROLE_CHANGES = [
  'iam:Attach*',
  'iam:Create*',
  'iam:Delete*',
  'iam:Detach*',
  'iam:PassRole',
  'iam:Put*',
  'iam:Tag*',
  'iam:Untag*',
  'iam:Update*',
];

function denied(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: PolicyStatement['conditions'],
): PolicyStatement {
  return { effect: 'Deny', actions, resources, ...(conditions === undefined ? {} : { conditions }) };
}

/** All of the audit and of the access logs; of the state the bucket, because Terraform writes the objects. */
function recordBuckets(environment: GuardedEnvironment): string[] {
  const logs = environment.regions.map((region) => names.accessLogsBucket(environment, region));
  const whole = [names.auditBucket(environment), ...logs].map((name) => arns.bucket(environment, name));
  return [...whole.flatMap((arn) => [arn, `${arn}/*`]), arns.bucket(environment, names.stateBucket(environment))];
}

function auditLogGroup(environment: GuardedEnvironment): string[] {
  const arn = arns.logGroup(environment, '*', names.auditLogGroup(environment));
  return [arn, `${arn}:*`];
}

function alarms(environment: GuardedEnvironment): string {
  return arns.topic(environment, '*', names.securityAlarmTopic(environment));
}

function recordKeys(environment: GuardedEnvironment): string[] {
  const alarmsKey = names.alarmsKeyAlias(names.securityAlarmTopic(environment));
  return [names.auditKeyAlias(environment), alarmsKey, names.stateKeyAlias(environment)];
}
