import { TeamRole, type TeamRoleProps } from '../../../lib/cloud/access/team-role';
import { layerIn, renderFailure } from '../../../lib/testing/rendering';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';
import { ACCOUNT, rolesTemplate } from './fixtures';
import { simulate } from './simulate';

const may = simulate(rolesTemplate, 'team_shop');

const SSO = `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com`;

describe('TeamRole', () => {
  test('is assumed by whoever has the permission set of the group, and carries the boundary of all roles', () => {
    const shop = rolesTemplate.resource('aws_iam_role', 'team_shop');

    expect(shop).toMatchObject({
      name: 'platform-shop',
      permissions_boundary: `arn:aws:iam::${ACCOUNT}:policy/test-permissions-boundary`,
    });
    expect(statementsOf(shop, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:root`] },
        Action: ['sts:AssumeRole'],
        Condition: {
          ArnLike: {
            'aws:PrincipalArn': [
              `${SSO}/*/AWSReservedSSO_shop_????????????????`,
              `${SSO}/AWSReservedSSO_shop_????????????????`,
            ],
          },
        },
      },
    ]);
  });

  test.each([
    ['eks:DescribeCluster', `arn:aws:eks:eu-west-2:${ACCOUNT}:cluster/test-a`],
    ['eks:ListClusters', '*'],
    ['ecr:BatchGetImage', `arn:aws:ecr:eu-west-2:${ACCOUNT}:repository/shop/api`],
    ['ecr:GetAuthorizationToken', '*'],
  ])('finds clusters and reads its own images: %s', (action, resource) => {
    expect(may(action, resource)).toBe(true);
  });

  test.each([
    ['eks:DescribeCluster', `arn:aws:eks:eu-west-2:${ACCOUNT}:cluster/other`],
    ['eks:UpdateClusterConfig', `arn:aws:eks:eu-west-2:${ACCOUNT}:cluster/test-a`],
    ['ecr:BatchGetImage', `arn:aws:ecr:eu-west-2:${ACCOUNT}:repository/checkout/api`],
    ['ecr:PutImage', `arn:aws:ecr:eu-west-2:${ACCOUNT}:repository/shop/api`],
    ['s3:GetObject', 'arn:aws:s3:::any/thing'],
  ])('does nothing else: %s %s', (action, resource) => {
    expect(may(action, resource)).toBe(false);
  });

  test('asks for no images where the team has none', () => {
    const rights = statementsOf(rolesTemplate.resource('aws_iam_role_policy', 'team_platform_read'), 'policy');

    expect(rights.flatMap(({ Action }) => Action).filter((action) => action.startsWith('ecr:'))).toEqual([]);
  });

  test.each(['*', 'a b', '${aws:username}', 'x'.repeat(33)])("fails when the group is '%s'", (identityGroup) => {
    const team: TeamRoleProps['team'] = { name: 'shop', identityGroup, imageRepositories: [] };

    expect(
      renderFailure({ cloud: (scope, env) => void new TeamRole(layerIn(scope, env), 'Team', { environment, team }) }),
    ).toBe(
      [
        '1 problem, nothing was written:',
        '',
        '  test-network-eu-west-2/Team',
        `    trusts the permission set '${identityGroup}': write 1 to 32 letters, digits and + = , . @ - _, as Identity Center does`,
        '    mend      correct the properties of this construct',
      ].join('\n'),
    );
  });
});
