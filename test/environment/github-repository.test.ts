import { githubRepositoryOf } from '../../lib/environment';

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
