import { githubRepositoryOf } from '../../lib/environment';

describe('githubRepositoryOf', () => {
  test.each([
    'https://github.com/acme/platform.git',
    'https://github.com/acme/platform',
    'https://GitHub.com/acme/platform/',
    'ssh://git@github.com/acme/platform.git',
  ])('reads owner and name from %s', (url) => {
    expect(githubRepositoryOf(url)).toBe('acme/platform');
  });

  test('keeps dots that belong to the name', () => {
    expect(githubRepositoryOf('https://github.com/acme/acme.github.io.git')).toBe('acme/acme.github.io');
  });

  test.each([
    'https://git.acme.example/platform.git',
    'https://github.com.evil.example/acme/platform.git',
    'https://github.com/acme',
    'https://github.com/acme/platform/tree/main',
  ])('knows none in %s', (url) => {
    expect(githubRepositoryOf(url)).toBeUndefined();
  });
});
