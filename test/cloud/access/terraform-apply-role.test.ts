import { TerraformApplyRole } from '../../../lib/cloud/access/terraform-apply-role';
import { testEnvironment } from '../../../lib/testing/environments';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { ACCOUNT, AUDIT, GITHUB, KEY, policy, role, rolesTemplate, STATE, TRAIL } from './fixtures';
import { simulate } from './simulate';

const may = simulate(rolesTemplate, 'terraform_apply', 'terraform_boundary');

const HOME = { 'aws:RequestedRegion': 'eu-west-2' };
const BOUNDED = { 'iam:PermissionsBoundary': policy('test-permissions-boundary') };
const BACKUPS = { 'kms:ResourceAliases': 'alias/test-eu-west-2-backups' };
const BACKUPS_ALIAS = `arn:aws:kms:eu-west-2:${ACCOUNT}:alias/test-eu-west-2-backups`;
const AS_A_GRANT = { 'kms:GrantIsForAWSResource': 'true' };

describe('TerraformApplyRole', () => {
  test('is for the jobs of its GitHub environment on the branch of the environment', () => {
    const apply = rolesTemplate.resource('aws_iam_role', 'terraform_apply');

    expect(apply.max_session_duration).toBe(7200);
    expect(apply.permissions_boundary).toBe('${aws_iam_policy.terraform_boundary.arn}');
    expect(statementsOf(apply, 'assume_role_policy').map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': ['sts.amazonaws.com'],
          'token.actions.githubusercontent.com:ref': ['refs/heads/environment/test'],
          'token.actions.githubusercontent.com:sub': ['repo:acme/platform:environment:test'],
        },
      },
    ]);
  });

  test.each([
    ['ec2:CreateVpc', '*', HOME],
    ['eks:CreateCluster', '*', HOME],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::acme-test-123456789012-eu-west-2-logs', HOME],
    ['route53:CreateHostedZone', '*', { 'aws:RequestedRegion': 'us-east-1' }],
    ['kms:CreateGrant', KEY, AS_A_GRANT],
    ['kms:CreateAlias', BACKUPS_ALIAS, HOME],
    ['kms:CreateAlias', KEY, HOME],
    ['s3:PutObject', `${STATE}/test/network-eu-west-2.tfstate`, {}],
    ['s3:DeleteObject', `${STATE}/test/network-eu-west-2.tfstate.tflock`, {}],
    ['iam:CreateRole', role('test-a-node'), BOUNDED],
    ['iam:PutRolePolicy', role('test-eu-west-2-flow-logs'), BOUNDED],
    ['iam:CreateRole', role('image-push-shop-api'), BOUNDED],
    ['iam:PassRole', role('test-a-cluster'), { 'iam:PassedToService': 'eks.amazonaws.com' }],
  ])('makes what layers need: %s %s', (action, resource, context) => {
    expect(may(action, resource, context)).toBe(true);
  });

  test.each([
    ['a region that is not ours', 'ec2:CreateVpc', '*', { 'aws:RequestedRegion': 'us-east-1' }],
    ['buckets of others', 's3:PutBucketPolicy', 'arn:aws:s3:::other', HOME],
    ['instances', 'ec2:RunInstances', '*', HOME],
    ['a grant for itself', 'kms:CreateGrant', KEY, {}],
    ['decryption', 'kms:Decrypt', KEY, {}],
    ['a role without boundary', 'iam:CreateRole', role('test-a-node'), {}],
    ['a role with another boundary', 'iam:CreateRole', role('test-a-node'), { 'iam:PermissionsBoundary': policy('x') }],
    ['rights of a role without boundary', 'iam:AttachRolePolicy', role('test-a-node'), {}],
    ['a role of another name', 'iam:CreateRole', role('anything'), BOUNDED],
    ['a role that leaves its boundary', 'iam:DeleteRolePermissionsBoundary', role('test-a-node'), BOUNDED],
    ['roles for other services', 'iam:PassRole', role('test-a-node'), { 'iam:PassedToService': 'ec2.amazonaws.com' }],
    ['a user', 'iam:CreateUser', `arn:aws:iam::${ACCOUNT}:user/x`, {}],
    ['other identities', 'sts:AssumeRole', role('test-break-glass'), {}],
  ])('cannot reach %s', (_, action, resource, context) => {
    expect(may(action, resource, context)).toBe(false);
  });

  test.each([
    ['itself', 'iam:PutRolePolicy', role('test-terraform-apply')],
    ['its trust', 'iam:UpdateAssumeRolePolicy', role('test-terraform-apply')],
    ['the plan role', 'iam:PutRolePolicy', role('test-terraform-plan')],
    ['the break-glass role', 'iam:UpdateAssumeRolePolicy', role('test-break-glass')],
    ['the role of a team', 'iam:UpdateAssumeRolePolicy', role('platform-shop')],
    ['the boundary of all roles', 'iam:CreatePolicyVersion', policy('test-permissions-boundary')],
    ['its own boundary', 'iam:CreatePolicyVersion', policy('test-terraform-boundary')],
    ['the identity provider', 'iam:AddClientIDToOpenIDConnectProvider', GITHUB],
    ['the trail', 'cloudtrail:StopLogging', TRAIL],
    ['what the trail has written', 's3:DeleteObject', `${AUDIT}/AWSLogs/1`],
    ['the bucket of the trail', 's3:DeleteBucket', AUDIT],
    ['the policy of the bucket of states', 's3:PutBucketPolicy', STATE],
    ['the bucket of states', 's3:DeleteBucket', STATE],
    ['the history of a state', 's3:DeleteObjectVersion', `${STATE}/test/network-eu-west-2.tfstate`],
    ['the state of bootstrap', 's3:PutObject', `${STATE}/test/bootstrap.tfstate`],
    ['the state of access', 's3:PutObject', `${STATE}/test/access.tfstate`],
    ['the state of another environment', 's3:PutObject', `${STATE}/prod/network-eu-west-2.tfstate`],
    ['the log group that alarms read', 'logs:DeleteMetricFilter', auditLogs()],
    ['the topic of those alarms', 'sns:DeleteTopic', `arn:aws:sns:eu-west-2:${ACCOUNT}:test-security-alarms`],
    ['what those alarms look for', 'logs:PutMetricFilter', auditLogs()],
    ['what is in that log group', 'logs:PutLogEvents', `${auditLogs()}:log-stream:x`],
    ['backups', 'backup:DeleteRecoveryPoint', '*'],
    ['where they are kept', 'backup:DeleteBackupVault', '*'],
    ['the alias of their key', 'kms:UpdateAlias', BACKUPS_ALIAS],
    ['the organisation', 'organizations:LeaveOrganization', '*'],
    ['the account', 'account:PutContactInformation', '*'],
  ])('cannot touch %s', (_, action, resource) => {
    expect(may(action, resource, { ...HOME, ...BOUNDED })).toBe(false);
  });

  const removals: readonly [string, string][] = [
    ['aps:DeleteWorkspace', '*'],
    ['backup:DeleteBackupVault', '*'],
    ['backup:DeleteRecoveryPoint', '*'],
    ['ecr:DeleteRepository', '*'],
    ['eks:DeleteCluster', '*'],
    ['kms:DisableKey', KEY],
    ['kms:ScheduleKeyDeletion', KEY],
    ['logs:DeleteLogGroup', '*'],
    ['route53:DeleteHostedZone', 'arn:aws:route53:::hostedzone/Z1'],
    ['s3:DeleteBucket', 'arn:aws:s3:::acme-test-123456789012-eu-west-2-logs'],
  ];

  test.each(removals)('leaves it to people to %s', (action, resource) => {
    expect(may(action, resource, HOME)).toBe(false);
  });

  test.each([
    ['kms:PutKeyPolicy', KEY, { 'kms:ResourceAliases': 'alias/test-audit' }],
    ['kms:PutKeyPolicy', KEY, { 'kms:ResourceAliases': 'alias/test-eu-central-1-copies-backups' }],
    ['kms:PutKeyPolicy', KEY, { 'aws:ResourceTag/layer': 'bootstrap' }],
    ['kms:PutKeyPolicy', KEY, BACKUPS],
    ['kms:DeleteAlias', KEY, BACKUPS],
    ['kms:TagResource', KEY, BACKUPS],
    ['cloudwatch:DeleteAlarms', '*', { 'aws:ResourceTag/layer': 'access' }],
    ['cloudwatch:PutMetricAlarm', '*', { 'aws:ResourceTag/layer': 'bootstrap' }],
    ['iam:UpdateAssumeRolePolicy', role('test-a-x'), { 'aws:ResourceTag/layer': 'bootstrap' }],
  ])('may %s, but not of what people made or rely on', (action, resource, guarded) => {
    expect(may(action, resource, HOME)).toBe(true);
    expect(may(action, resource, { ...HOME, ...guarded })).toBe(false);
  });

  test('assumes the role that writes our delegation where the zone above is in another account', () => {
    const roleArn = 'arn:aws:iam::210987654321:role/delegation';
    const environment = testEnvironment({ dnsParent: { zoneId: 'Z0123456789ABCDEFGHIJ', roleArn } });
    const { resource } = layerTemplate((layer) => {
      const boundaryArn = 'arn:aws:iam::123456789012:policy/boundary';
      new TerraformApplyRole(layer, 'Apply', { environment, repository: 'acme/platform', boundaryArn });
    });

    expect(statementsOf(resource('aws_iam_role_policy', 'terraform_apply_write'), 'policy')).toContainEqual({
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: [roleArn],
    });
  });
});

function auditLogs(): string {
  return `arn:aws:logs:eu-west-2:${ACCOUNT}:log-group:/aws/cloudtrail/test-audit`;
}
