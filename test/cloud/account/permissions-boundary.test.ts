import { PermissionsBoundary } from '../../../lib/cloud';
import { BOUNDARY_SERVICES } from '../../../lib/cloud/account/boundary-services';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { type RenderedStatement, statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

/** The most that IAM takes as a managed policy. */
const MOST_CHARACTERS = 6144;

describe('PermissionsBoundary', () => {
  const template = layerTemplate((layer) => {
    new PermissionsBoundary(layer, 'Boundary', { environment, region: 'eu-west-2' });
  });
  const policy = template.resource('aws_iam_policy', 'permissions_boundary');
  const statements = statementsOf(policy, 'policy');
  const [most, passRole, never, buckets, logs] = statements;

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
    expect(never).toMatchObject({ Effect: 'Deny', Resource: ['*'] });
    expect(never).not.toHaveProperty('Condition');
    expect(never?.Action.some((pattern) => matches(pattern, action))).toBe(true);
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

  test('keeps the log group of the audit trail, which its role writes to', () => {
    const group = 'arn:aws:logs:eu-west-2:123456789012:log-group:/aws/cloudtrail/test-audit';

    expect(logs).toMatchObject({ Effect: 'Deny', Resource: [group, `${group}:*`] });
    expect(logs?.Action.some((pattern) => matches(pattern, 'logs:DeleteLogGroup'))).toBe(true);
    expect(logs?.Action.some((pattern) => matches(pattern, 'logs:PutLogEvents'))).toBe(false);
  });
});

function matches(pattern: string, action: string): boolean {
  return pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : action === pattern;
}
