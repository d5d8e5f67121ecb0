import { PermissionsBoundary } from '../../../lib/cloud/account/permissions-boundary';
import { BOUNDARY_SERVICES } from '../../../lib/cloud/account/boundary-services';
import { ServiceRole } from '../../../lib/cloud/service-role';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { type RenderedStatement, statementsOf } from '../../../lib/testing/policy-statements';
import { AUDIT, KEY, STATE } from '../access/fixtures';
import { type Context, simulate } from '../access/simulate';
import { environment } from '../fixtures';

/** The most that IAM takes as a managed policy. */
const MOST_CHARACTERS = 6144;

const SECURITY_TOPIC = 'arn:aws:sns:eu-west-2:123456789012:test-security-alarms';
const AUDIT_LOGS = 'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/cloudtrail/test-audit';
const FLOW_LOGS = 'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/vpc/test-eu-west-2/flow-logs';
const VAULT = 'arn:aws:backup:eu-west-2:123456789012:backup-vault:test-eu-west-2';
const BACKUPS = { 'kms:ResourceAliases': 'alias/test-eu-west-2-backups' };

describe('PermissionsBoundary', () => {
  const template = layerTemplate((layer) => {
    new PermissionsBoundary(layer, 'Boundary', { environment });
    new ServiceRole(layer, 'Role', {
      environment,
      name: 'test-a-anything',
      logicalId: 'anything',
      description: 'What CI could make, with every right that it can write down',
      trust: { principals: { Service: ['eks.amazonaws.com'] }, actions: ['sts:AssumeRole'] },
      inlinePolicies: { everything: [{ actions: ['*'], resources: ['*'] }] },
    });
  });
  const policy = template.resource('aws_iam_policy', 'permissions_boundary');
  const statements = statementsOf(policy, 'policy');
  const [most, passRole, never, buckets] = statements;
  const may = simulate(template, 'anything', 'permissions_boundary');

  test('is the policy that roles name, and small enough for IAM', () => {
    expect(policy.name).toBe('test-permissions-boundary');
    expect(String(policy.policy).length).toBeLessThan(MOST_CHARACTERS);
  });

  test('allows the services of the platform, and neither everything nor all of IAM', () => {
    const wildcards = most?.Action.filter((action) => action.includes('*'));

    expect(wildcards).toEqual(
      Object.keys(BOUNDARY_SERVICES)
        .map((service) => `${service}:*`)
        .sort(),
    );
    expect(wildcards).not.toContain('iam:*');
    expect(wildcards).not.toContain('*:*');
    expect(Object.keys(BOUNDARY_SERVICES)).toEqual(Object.keys(BOUNDARY_SERVICES).sort());
  });

  test('lets a role take the roles that are named, and no other', () => {
    const writer = 'arn:aws:iam::123456789012:role/test-a-metrics-writer';
    const wider = layerTemplate((layer) => {
      new PermissionsBoundary(layer, 'Boundary', { environment, assumable: [writer] });
    });
    const taking = (of: RenderedStatement[]) => of.filter(({ Action }) => Action.includes('sts:AssumeRole'));

    expect(taking(statements)).toEqual([]);
    expect(taking(statementsOf(wider.resource('aws_iam_policy', 'permissions_boundary'), 'policy'))).toEqual([
      { Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [writer] },
    ]);
  });

  test('lets roles go to EKS, EC2 and AWS Backup only', () => {
    expect(passRole).toEqual({
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: ['*'],
      Condition: {
        StringEquals: {
          'iam:PassedToService': [
            'backup.amazonaws.com',
            'ec2.amazonaws.com',
            'eks.amazonaws.com',
            'pods.eks.amazonaws.com',
          ],
        },
      },
    });
  });

  test.each([
    'ec2:RunInstances',
    'eks-auth:AssumeRoleForPodIdentity',
    'iam:AddRoleToInstanceProfile',
    'iam:CreateServiceLinkedRole',
    'kms:CreateGrant',
    'route53:ChangeResourceRecordSets',
  ])('leaves room for %s', (action) => {
    expect(most?.Action.some((pattern) => matches(pattern, action))).toBe(true);
    expect(never?.Action.filter((pattern) => matches(pattern, action))).toEqual([]);
  });

  test.each([
    'access-analyzer:DeleteAnalyzer',
    'aps:DeleteWorkspace',
    'ecr:DeleteRepository',
    'eks:DeleteCluster',
    'logs:DeleteLogGroup',
    'route53:DeleteHostedZone',
    's3:DeleteBucket',
    'account:CloseAccount',
    'cloudtrail:DeleteTrail',
    'cloudtrail:PutEventSelectors',
    'cloudtrail:StopLogging',
    'cloudtrail:UpdateTrail',
    'ec2:DisableEbsEncryptionByDefault',
    'guardduty:DeleteDetector',
    'guardduty:UpdateDetector',
    'iam:AttachRolePolicy',
    'iam:CreateAccessKey',
    'iam:CreatePolicyVersion',
    'iam:CreateRole',
    'iam:CreateUser',
    'iam:DeleteRolePermissionsBoundary',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:SetDefaultPolicyVersion',
    'iam:UpdateAssumeRolePolicy',
    'kms:ScheduleKeyDeletion',
    'organizations:LeaveOrganization',
    's3:PutAccountPublicAccessBlock',
  ])('forbids %s everywhere', (action) => {
    const everywhere = statements.filter(
      ({ Effect, Resource, Condition }) => Effect === 'Deny' && Resource?.includes('*') && Condition === undefined,
    );

    expect(everywhere.some(({ Action }) => Action.some((pattern) => matches(pattern, action)))).toBe(true);
  });

  test('keeps states, records and access logs from everybody', () => {
    const names = ['terraform-state', 'audit', '*-access-logs'].map(
      (name) => `arn:aws:s3:::acme-test-123456789012-${name}`,
    );

    expect(buckets).toEqual({
      Effect: 'Deny',
      Action: ['s3:*'],
      Resource: names.flatMap((arn) => [arn, `${arn}/*`]).sort(),
    } satisfies RenderedStatement);
  });

  test.each<[string, string, string, Context]>([
    ['deletes the security topic', 'sns:DeleteTopic', SECURITY_TOPIC, {}],
    ['takes the security topic from CloudWatch', 'sns:SetTopicAttributes', SECURITY_TOPIC, {}],
    ['takes the owners off a topic', 'sns:Unsubscribe', '*', {}],
    ['overwrites a metric filter', 'logs:PutMetricFilter', AUDIT_LOGS, {}],
    ['deletes a metric filter', 'logs:DeleteMetricFilter', AUDIT_LOGS, {}],
    ['deletes the audit log group', 'logs:DeleteLogGroup', AUDIT_LOGS, {}],
    ['deletes its streams', 'logs:DeleteLogStream', `${AUDIT_LOGS}:log-stream:x`, {}],
    ['silences break-glass', 'cloudwatch:DisableAlarmActions', '*', { 'aws:ResourceTag/layer': 'access' }],
    ['overwrites a security alarm', 'cloudwatch:PutMetricAlarm', '*', { 'aws:ResourceTag/layer': 'bootstrap' }],
    ['deletes a recovery point', 'backup:DeleteRecoveryPoint', '*', {}],
    ['shortens the life of one', 'backup:UpdateRecoveryPointLifecycle', '*', {}],
    ['deletes a vault', 'backup:DeleteBackupVault', VAULT, {}],
    ['takes the lock off a vault', 'backup:DeleteBackupVaultLockConfiguration', VAULT, {}],
    ['reads what the trail has written', 's3:GetObject', `${AUDIT}/AWSLogs/1`, {}],
    ['deletes the bucket of states', 's3:DeleteBucket', STATE, {}],
    ['disables the key of the states', 'kms:DisableKey', KEY, { 'kms:ResourceAliases': 'alias/test-terraform-state' }],
    ['disables the key of backups', 'kms:DisableKey', KEY, BACKUPS],
    ['retires the rotation of it', 'kms:DisableKeyRotation', KEY, BACKUPS],
    [
      'hides it from its guard',
      'kms:UpdateAlias',
      'arn:aws:kms:eu-west-2:123456789012:alias/test-eu-west-2-backups',
      {},
    ],
    ['takes the alias of the audit key', 'kms:UpdateAlias', 'arn:aws:kms:eu-west-2:123456789012:alias/test-audit', {}],
  ])('a role that CI made never %s', (_, action, resource, context) => {
    expect(may(action, resource, context)).toBe(false);
  });

  test.each<[string, string, string]>([
    ['CloudTrail', 'logs:CreateLogStream', `${AUDIT_LOGS}:log-stream:123456789012_CloudTrail_eu-west-2`],
    ['CloudTrail', 'logs:PutLogEvents', `${AUDIT_LOGS}:log-stream:123456789012_CloudTrail_eu-west-2`],
    ['flow logs', 'logs:PutLogEvents', `${FLOW_LOGS}:log-stream:eni-1`],
    ['the cluster', 'ec2:CreateFleet', '*'],
    ['the cluster', 'elasticloadbalancing:CreateLoadBalancer', '*'],
    ['the cluster', 'kms:DescribeKey', KEY],
    ['nodes', 'ecr:BatchGetImage', '*'],
    ['nodes', 'eks-auth:AssumeRoleForPodIdentity', '*'],
    ['AWS Backup', 'backup:CopyFromBackupVault', VAULT],
    ['AWS Backup', 'backup:CopyIntoBackupVault', VAULT],
    ['AWS Backup', 'backup:DescribeBackupVault', VAULT],
    ['AWS Backup', 'backup:StartRestoreJob', '*'],
    ['AWS Backup', 'backup:TagResource', '*'],
    ['AWS Backup', 'ec2:DeleteSnapshot', '*'],
    ['AWS Backup', 'eks:CreateAccessEntry', '*'],
    ['AWS Backup', 'kms:CreateGrant', KEY],
    ['AWS Backup', 'kms:GenerateDataKey', KEY],
    ['Loki', 's3:DeleteObject', 'arn:aws:s3:::acme-test-123456789012-eu-west-2-logs/loki/test-a/chunk'],
    ['Fluent Bit', 's3:PutObject', 'arn:aws:s3:::acme-test-123456789012-eu-west-2-logs/archive/1'],
    ['Alertmanager', 'sns:Publish', 'arn:aws:sns:eu-west-2:123456789012:test-alarms'],
    ['Prometheus', 'aps:RemoteWrite', '*'],
    ['ExternalDNS', 'route53:ChangeResourceRecordSets', 'arn:aws:route53:::hostedzone/Z1'],
  ])('%s may still %s', (_, action, resource) => {
    const backups = {
      'aws:ResourceTag/layer': 'backup-eu-west-2',
      'kms:ResourceAliases': 'alias/test-eu-west-2-backups',
    };

    expect(may(action, resource, backups)).toBe(true);
  });
});

function matches(pattern: string, action: string): boolean {
  return pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : action === pattern;
}
