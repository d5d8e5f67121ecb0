import { GithubRole, type GithubRoleProps } from '../../../lib/cloud/access/github-role';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { layerIn, renderFailure } from '../../../lib/testing/rendering';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

const props: GithubRoleProps = {
  environment,
  name: 'push',
  logicalId: 'push',
  description: 'Pushes',
  repositories: ['acme/checkout'],
  subjects: [{ on: 'branch', branch: 'main' }],
  statements: { push: [{ actions: ['ecr:PutImage'], resources: ['arn:aws:ecr:eu-west-2:1:repository/api'] }] },
};

function pushRole(overrides: Partial<GithubRoleProps> = {}) {
  return layerTemplate((layer) => void new GithubRole(layer, 'Push', { ...props, ...overrides }));
}

describe('GithubRole', () => {
  test('is assumed by exactly the runs that it names, and carries the boundary', () => {
    const role = pushRole().resource('aws_iam_role', 'push');

    expect(role).toMatchObject({
      name: 'push',
      permissions_boundary: 'arn:aws:iam::123456789012:policy/test-permissions-boundary',
    });
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: ['arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com'] },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': ['sts.amazonaws.com'],
            'token.actions.githubusercontent.com:sub': ['repo:acme/checkout:ref:refs/heads/main'],
          },
        },
      },
    ]);
  });

  test('may do what it says', () => {
    expect(statementsOf(pushRole().resource('aws_iam_role_policy', 'push_push'), 'policy')).toEqual([
      { Effect: 'Allow', Action: ['ecr:PutImage'], Resource: ['arn:aws:ecr:eu-west-2:1:repository/api'] },
    ]);
  });

  test('trusts pull requests when it changes nothing', () => {
    const role = pushRole({ readOnly: true, subjects: [{ on: 'pull-request' }] }).resource('aws_iam_role', 'push');

    expect(statementsOf(role, 'assume_role_policy')[0]?.Condition?.['StringEquals']).toMatchObject({
      'token.actions.githubusercontent.com:sub': ['repo:acme/checkout:pull_request'],
    });
  });

  test("fails when a pull request could assume a role that may write, and reports it as the user's mistake", () => {
    const message = renderFailure({
      cloud: (scope, env) => void new GithubRole(layerIn(scope, env), 'Push', { ...props, subjects: openToForks }),
    });

    expect(message).toBe(
      [
        '3 problems, nothing was written:',
        '',
        '  test-network-eu-west-2/Push',
        "    may write, and trusts 'refs/pull/7/merge': write refs/heads/… or refs/tags/…; others are those of pull requests",
        '    mend      correct the properties of this construct',
        '',
        '  test-network-eu-west-2/Push',
        '    may write, and trusts pull requests, of forks too: trust a branch, or set readOnly where it is true',
        '    mend      correct the properties of this construct',
        '',
        '  test-network-eu-west-2/Push',
        "    may write, and trusts the GitHub environment 'prod' on any ref, a pull request's too: add its branch",
        '    mend      correct the properties of this construct',
      ].join('\n'),
    );
  });
});

const openToForks: GithubRoleProps['subjects'] = [
  { on: 'pull-request' },
  { on: 'environment', environment: 'prod' },
  { on: 'ref', ref: 'refs/pull/7/merge' },
];
