import { statementsOf } from '../../../lib/testing/policy-statements';
import { KEY, role, rolesTemplate, STATE } from './fixtures';
import { simulate } from './simulate';

const may = simulate(rolesTemplate, 'terraform_plan', 'terraform_boundary');

const THROUGH_S3 = {
  'kms:ViaService': 's3.eu-west-2.amazonaws.com',
  'kms:ResourceAliases': 'alias/test-terraform-state',
};

describe('TerraformPlanRole', () => {
  test('is for pull requests and main of our repository', () => {
    const plan = rolesTemplate.resource('aws_iam_role', 'terraform_plan');

    expect(plan).toMatchObject({
      name: 'test-terraform-plan',
      permissions_boundary: '${aws_iam_policy.terraform_boundary.arn}',
    });
    expect(statementsOf(plan, 'assume_role_policy').map(({ Condition }) => Condition)).toEqual([
      {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': ['sts.amazonaws.com'],
          'token.actions.githubusercontent.com:sub': [
            'repo:acme/platform:pull_request',
            'repo:acme/platform:ref:refs/heads/main',
          ],
        },
      },
    ]);
  });

  test.each([
    ['ec2:DescribeVpcs', '*'],
    ['s3:GetBucketPolicy', 'arn:aws:s3:::any'],
    ['iam:GetRolePolicy', role('test-a-node')],
    ['guardduty:GetDetector', '*'],
    ['s3:GetObject', `${STATE}/test/network-eu-west-2.tfstate`],
  ])('reads configuration and states: %s %s', (action, resource) => {
    expect(may(action, resource)).toBe(true);
  });

  test('decrypts the states, through S3 only', () => {
    expect(may('kms:Decrypt', KEY, THROUGH_S3)).toBe(true);
    expect(may('kms:Decrypt', KEY, { 'kms:ResourceAliases': 'alias/test-terraform-state' })).toBe(false);
    expect(may('kms:Decrypt', KEY, { ...THROUGH_S3, 'kms:ResourceAliases': 'alias/test-audit' })).toBe(false);
  });

  test.each([
    ['s3:GetObject', 'arn:aws:s3:::acme-test-123456789012-eu-west-2-logs/chunk'],
    ['s3:GetObject', `${STATE}/other/network-eu-west-2.tfstate`],
    ['s3:PutObject', `${STATE}/test/network-eu-west-2.tfstate`],
    ['s3:PutObject', `${STATE}/test/network-eu-west-2.tfstate.tflock`],
    ['secretsmanager:GetSecretValue', '*'],
    ['ssm:GetParameter', '*'],
    ['ssm:GetParametersByPath', '*'],
    ['ec2:DescribeInstanceAttribute', '*'],
    ['logs:GetLogEvents', '*'],
    ['ec2:CreateVpc', '*'],
    ['sts:AssumeRole', role('test-terraform-apply')],
  ])('neither reads content nor changes anything: %s %s', (action, resource) => {
    expect(may(action, resource)).toBe(false);
  });

  test('has no action that changes something', () => {
    const policies = Object.values(rolesTemplate.resources('aws_iam_role_policy')).filter(({ role: of }) =>
      String(of).includes('terraform_plan'),
    );
    const allowed = policies
      .flatMap((rights) => statementsOf(rights, 'policy'))
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action);

    expect(allowed.filter((action) => !/^[\w-]+:(BatchGet|Describe|Get|List|View)/.test(action))).toEqual([
      'kms:Decrypt',
    ]);
  });
});
