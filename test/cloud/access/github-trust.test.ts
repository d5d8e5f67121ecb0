import { type GithubSubject, githubTrust } from '../../../lib/cloud/access/github-trust';
import { environment } from '../fixtures';

const HOST = 'token.actions.githubusercontent.com';

function claims(subjects: readonly GithubSubject[], repositories: readonly string[] = ['acme/platform']) {
  return githubTrust(environment, { repositories, subjects }).map(({ conditions }) => conditions);
}

describe('githubTrust', () => {
  test.each<[string, GithubSubject]>([
    ['repo:acme/platform:pull_request', { on: 'pull-request' }],
    ['repo:acme/platform:ref:refs/heads/main', { on: 'branch', branch: 'main' }],
    ['repo:acme/platform:ref:refs/tags/v1', { on: 'ref', ref: 'refs/tags/v1' }],
    ['repo:acme/platform:environment:prod', { on: 'environment', environment: 'prod' }],
  ])('compares the whole subject, %s', (sub, subject) => {
    expect(claims([subject])).toEqual([
      { StringEquals: { [`${HOST}:aud`]: ['sts.amazonaws.com'], [`${HOST}:sub`]: [sub] } },
    ]);
  });

  test('asks for the environment and its branch at once, because the subject names only the first', () => {
    expect(claims([{ on: 'environment', environment: 'prod', branch: 'environment/prod' }])).toEqual([
      {
        StringEquals: {
          [`${HOST}:aud`]: ['sts.amazonaws.com'],
          [`${HOST}:ref`]: ['refs/heads/environment/prod'],
          [`${HOST}:sub`]: ['repo:acme/platform:environment:prod'],
        },
      },
    ]);
  });

  test('never lends the branch of one subject to another', () => {
    const subjects: GithubSubject[] = [
      { on: 'environment', environment: 'dev', branch: 'environment/dev' },
      { on: 'branch', branch: 'main' },
      { on: 'ref', ref: 'refs/heads/main' },
    ];

    expect(claims(subjects).map((condition) => condition?.['StringEquals']?.[`${HOST}:sub`])).toEqual([
      ['repo:acme/platform:environment:dev'],
      ['repo:acme/platform:ref:refs/heads/main'],
    ]);
  });

  test('trusts each of several repositories, with ids where GitHub writes them', () => {
    expect(claims([{ on: 'pull-request' }], ['acme/web', 'acme@123/api@456'])[0]?.['StringEquals']).toMatchObject({
      [`${HOST}:sub`]: ['repo:acme/web:pull_request', 'repo:acme@123/api@456:pull_request'],
    });
  });

  test('names the provider of the partition', () => {
    const china = { ...environment, partition: 'aws-cn' } as const;
    const [trust] = githubTrust(china, { repositories: ['acme/web'], subjects: [{ on: 'pull-request' }] });

    expect(trust?.principals).toEqual({ Federated: [`arn:aws-cn:iam::123456789012:oidc-provider/${HOST}`] });
  });
});
