import { GithubOidcProvider } from '../../../lib/cloud/access/github-oidc-provider';
import { layerTemplate } from '../../../lib/testing/layer-template';

test('GithubOidcProvider lets IAM know the tokens of GitHub, for STS only', () => {
  const { resource } = layerTemplate((layer) => void new GithubOidcProvider(layer, 'Github'));

  expect(resource('aws_iam_openid_connect_provider', 'github')).toEqual({
    url: 'https://token.actions.githubusercontent.com',
    client_id_list: ['sts.amazonaws.com'],
  });
});
