import { BreakGlassRole } from '../../../lib/cloud/access/break-glass-role';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';
import { AUDIT, GITHUB, KEY, policy, role, rolesTemplate, STATE, teams, TRAIL } from './fixtures';
import { simulate } from './simulate';

const may = simulate(rolesTemplate, 'break_glass', 'break_glass_boundary');

const BOUNDED = { 'iam:PermissionsBoundary': policy('test-permissions-boundary') };

describe('BreakGlassRole', () => {
  test('is for the people who run the platform, for an hour', () => {
    const breakGlass = rolesTemplate.resource('aws_iam_role', 'break_glass');

    expect(breakGlass).toMatchObject({
      name: 'test-break-glass',
      max_session_duration: 3600,
      permissions_boundary: '${aws_iam_policy.break_glass_boundary.arn}',
    });
    const [trust, ...others] = statementsOf(breakGlass, 'assume_role_policy');
    expect(others).toEqual([]);
    const trusted = trust?.Condition?.['ArnLike']?.['aws:PrincipalArn'] ?? [];
    expect(trusted).toHaveLength(2);
    expect(trusted.every((arn) => arn.includes('/AWSReservedSSO_platform-engineers_'))).toBe(true);
  });

  test.each([
    ['ec2:TerminateInstances', '*', {}],
    ['eks:DeleteCluster', '*', {}],
    ['secretsmanager:PutSecretValue', '*', {}],
    ['s3:PutObject', `${STATE}/test/network-eu-west-2.tfstate`, {}],
    [
      'iam:PutRolePolicy',
      role('test-terraform-apply'),
      { 'iam:PermissionsBoundary': policy('test-terraform-boundary') },
    ],
    ['iam:UpdateAssumeRolePolicy', role('platform-shop'), {}],
    ['iam:DeleteOpenIDConnectProvider', GITHUB, {}],
    ['cloudtrail:DescribeTrails', '*', {}],
  ])('does what an emergency needs: %s %s', (action, resource, context) => {
    expect(may(action, resource, context)).toBe(true);
  });

  test.each([
    ['the trail', 'cloudtrail:StopLogging', TRAIL],
    ['the trail', 'cloudtrail:DeleteTrail', TRAIL],
    ['what the trail has written', 's3:DeleteObjectVersion', `${AUDIT}/AWSLogs/1`],
    ['the bucket of the trail', 's3:DeleteBucket', AUDIT],
    ['the bucket of states', 's3:DeleteBucket', STATE],
    ['the history of states', 's3:DeleteObjectVersion', `${STATE}/test/x.tfstate`],
    ['itself', 'iam:PutRolePolicy', role('test-break-glass')],
    ['its trust', 'iam:UpdateAssumeRolePolicy', role('test-break-glass')],
    ['its boundary', 'iam:CreatePolicyVersion', policy('test-break-glass-boundary')],
    ['other boundaries', 'iam:CreatePolicyVersion', policy('test-permissions-boundary')],
    ['roles that are not ours', 'iam:UpdateAssumeRolePolicy', role('OrganizationAccountAccessRole')],
    ['roles that are not ours', 'iam:PassRole', role('admin')],
    ['users', 'iam:CreateUser', '*'],
    ['other identities', 'sts:AssumeRole', role('admin')],
    ['the organisation', 'organizations:LeaveOrganization', '*'],
  ])('cannot touch %s: %s', (_, action, resource) => {
    expect(may(action, resource, BOUNDED)).toBe(false);
  });

  test('cannot make a role without a boundary, nor silence its own alarm', () => {
    expect(may('iam:CreateRole', role('test-a-node'), BOUNDED)).toBe(true);
    expect(may('iam:CreateRole', role('test-a-node'))).toBe(false);
    expect(may('cloudwatch:DisableAlarmActions', '*')).toBe(true);
    expect(may('cloudwatch:DisableAlarmActions', '*', { 'aws:ResourceTag/layer': 'access' })).toBe(false);
    expect(may('cloudwatch:PutAlarmMuteRule', '*', { 'aws:ResourceTag/layer': 'access' })).toBe(false);
  });

  test('cannot disable the keys of the audit trail and the states', () => {
    expect(may('kms:DisableKey', KEY)).toBe(true);
    expect(may('kms:DisableKey', KEY, { 'kms:ResourceAliases': ['alias/test-audit'] })).toBe(false);
    expect(may('kms:DisableKey', KEY, { 'aws:ResourceTag/layer': 'bootstrap' })).toBe(false);
  });

  test('fails when nobody could assume it', () => {
    const views = teams.filter(({ clusterAccess }) => clusterAccess === 'view');

    expect(() =>
      layerTemplate((layer) => void new BreakGlassRole(layer, 'Role', { environment, teams: views, boundaryArn: 'x' })),
    ).toThrow(/^trusts nobody: name at least one permission set$/);
  });
});
