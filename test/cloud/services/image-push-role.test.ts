import { ImagePushRole, type ImagePushRoleProps } from '../../../lib/cloud/services/image-push-role';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

const SUBJECT = 'token.actions.githubusercontent.com:sub';

type Sources = ImagePushRoleProps['team']['sourceRepositories'];

function roleTemplate(sourceRepositories: Sources) {
  return layerTemplate((layer) => {
    const team = { name: 'checkout', sourceRepositories };
    new ImagePushRole(layer, 'ImagePush', { environment, region: 'eu-west-2', team, image: 'api' });
  });
}

describe('ImagePushRole', () => {
  test('trusts the branches and tags that the team names of each repository, and does not mix them', () => {
    const role = roleTemplate([
      { repository: 'acme/checkout', refs: ['refs/heads/main'] },
      { repository: 'acme/checkout-jobs', refs: ['refs/heads/release', 'refs/tags/v1'] },
    ]).resource('aws_iam_role', 'image_push_checkout_api');

    expect(role.name).toBe('image-push-checkout-api');
    const trust = statementsOf(role, 'assume_role_policy');
    expect(trust.map(({ Condition }) => Condition?.StringEquals?.[SUBJECT])).toEqual([
      ['repo:acme/checkout:ref:refs/heads/main'],
      ['repo:acme/checkout-jobs:ref:refs/heads/release', 'repo:acme/checkout-jobs:ref:refs/tags/v1'],
    ]);
  });

  test('may push and pull this one image in the home region, and neither delete nor change its repository', () => {
    const template = roleTemplate([{ repository: 'acme/checkout', refs: ['refs/heads/main'] }]);

    expect(statementsOf(template.resource('aws_iam_role_policy', 'image_push_checkout_api_push'), 'policy')).toEqual([
      { Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] },
      {
        Effect: 'Allow',
        Action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:GetDownloadUrlForLayer',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        Resource: ['arn:aws:ecr:eu-west-2:123456789012:repository/checkout/api'],
      },
    ]);
  });

  test('fails when the team names no repository on GitHub', () => {
    expect(() => roleTemplate([])).toThrow('trusts nobody: name at least one repository and one subject');
  });

  test('fails when a ref of any repository is that of a pull request', () => {
    const sources = [
      { repository: 'acme/checkout', refs: ['refs/heads/main'] },
      { repository: 'acme/checkout-jobs', refs: ['refs/pull/1/merge'] },
    ];

    expect(() => roleTemplate(sources)).toThrow(
      "may write, and trusts 'refs/pull/1/merge': write refs/heads/… or refs/tags/…; others are those of pull requests",
    );
  });
});
