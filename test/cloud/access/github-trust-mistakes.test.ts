import { type GithubSubject } from '../../../lib/cloud/access/github-trust';
import { githubTrustMistakes } from '../../../lib/cloud/access/github-trust-mistakes';

const repositories = ['acme/platform'];

function mistakes(subject: GithubSubject, readOnly = false) {
  return githubTrustMistakes({ repositories, subjects: [subject] }, readOnly);
}

describe('githubTrustMistakes', () => {
  test.each<GithubSubject>([
    { on: 'branch', branch: 'main' },
    { on: 'branch', branch: 'release/1.2' },
    { on: 'ref', ref: 'refs/tags/v1.0.0' },
    { on: 'environment', environment: 'prod', branch: 'environment/prod' },
  ])('lets a role that may write trust %j', (subject) => {
    expect(mistakes(subject)).toEqual([]);
  });

  test.each<GithubSubject>([{ on: 'pull-request' }, { on: 'environment', environment: 'prod' }])(
    'lets a role that changes nothing trust %j',
    (subject) => {
      expect(mistakes(subject, true)).toEqual([]);
    },
  );

  test('fails when a role that may write trusts pull requests', () => {
    expect(mistakes({ on: 'pull-request' })).toEqual([
      'may write, and trusts pull requests, of forks too: trust a branch, or set readOnly where it is true',
    ]);
  });

  test('fails when a role that may write trusts a GitHub environment without its branch', () => {
    expect(mistakes({ on: 'environment', environment: 'prod' })).toEqual([
      "may write, and trusts the GitHub environment 'prod' on any ref, a pull request's too: add its branch",
    ]);
  });

  test('fails when a role that may write trusts the ref of a pull request', () => {
    expect(mistakes({ on: 'ref', ref: 'refs/pull/7/merge' })).toEqual([
      "may write, and trusts 'refs/pull/7/merge': write refs/heads/… or refs/tags/…; others are those of pull requests",
    ]);
  });

  test.each<[string, GithubSubject]>([
    ['feature/*', { on: 'branch', branch: 'feature/*' }],
    ['refs/heads/?', { on: 'ref', ref: 'refs/heads/?' }],
    ['${aws:username}', { on: 'environment', environment: '${aws:username}', branch: 'main' }],
    ['', { on: 'environment', environment: 'prod', branch: '' }],
    ['prod:ref:x', { on: 'environment', environment: 'prod:ref:x', branch: 'main' }],
  ])("fails when '%s' stands for a name, whatever the role may do", (text, subject) => {
    const message = `trusts '${text}': write one name in full; patterns and policy variables are not taken`;

    expect(mistakes(subject)).toEqual([message]);
    expect(mistakes(subject, true)).toEqual([message]);
  });

  test.each([
    'acme/*',
    '*/platform',
    'acme',
    'acme/platform:ref',
    'acme/platform/x',
    'https://github.com/acme/platform',
  ])("fails when '%s' stands for a repository", (repository) => {
    const runs = { repositories: [repository], subjects: [{ on: 'branch', branch: 'main' }] } as const;

    expect(githubTrustMistakes(runs, true)).toEqual([
      `trusts the repository '${repository}': write one owner and one name, such as acme/platform, without a pattern`,
    ]);
  });

  test('takes a repository with the ids that GitHub writes into its subjects', () => {
    const runs = { repositories: ['acme@123/platform@456'], subjects: [{ on: 'pull-request' }] } as const;

    expect(githubTrustMistakes(runs, true)).toEqual([]);
  });

  test.each([
    { repositories: [], subjects: [{ on: 'branch', branch: 'main' }] as const },
    { repositories, subjects: [] },
  ])('fails when it trusts nobody', (runs) => {
    expect(githubTrustMistakes(runs, false)).toEqual(['trusts nobody: name at least one repository and one subject']);
  });
});
