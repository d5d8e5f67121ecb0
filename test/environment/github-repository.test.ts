import { githubRepositoryOf, oidcRepositoryOf } from '../../lib/environment';
import { testEnvironment } from '../../lib/testing/environments';

test.each([
  'https://github.com/acme/platform.git',
  'https://github.com/acme/platform',
  'https://github.com/acme/platform/',
  'https://GitHub.com/acme/platform.git',
  'ssh://git@github.com/acme/platform.git',
  'ssh://git@github.com:22/acme/platform.git',
])('%s is acme/platform on GitHub', (cloneUrl) => {
  expect(githubRepositoryOf(cloneUrl)).toBe('acme/platform');
});

test('a name may hold dots and git', () => {
  expect(githubRepositoryOf('https://github.com/acme/my.github.io.git')).toBe('acme/my.github.io');
});

test.each([
  'https://git.acme.example/acme/platform.git',
  'https://github.com.acme.example/acme/platform.git',
  'https://notgithub.com/acme/platform.git',
  'https://acme.example/github.com/acme/platform.git',
  'https://github.com/acme',
  'https://github.com/acme/platform/tree',
  'https://github.com/acme/../platform.git',
  'https://github.com/acme/*',
  'git@github.com:acme/platform.git',
  '',
])('%s is no repository on GitHub', (cloneUrl) => {
  expect(githubRepositoryOf(cloneUrl)).toBeUndefined();
});

describe('the repository as tokens name it', () => {
  const { gitops } = testEnvironment();

  test('is that of the clone URL', () => {
    expect(oidcRepositoryOf(gitops)).toBe('acme/platform');
    expect(oidcRepositoryOf({ ...gitops, repository: 'https://git.acme.example/acme/platform.git' })).toBeUndefined();
  });

  test('is what the environment says, where it says so', () => {
    expect(oidcRepositoryOf({ ...gitops, oidcRepository: 'acme@123/platform@456' })).toBe('acme@123/platform@456');
  });
});
