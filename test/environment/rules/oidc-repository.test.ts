import { oidcRepository } from '../../../lib/environment/rules/oidc-repository';
import { judge } from '../sources';

const named = (name: string, repository = 'https://github.com/acme/platform.git') => ({
  dev: { gitops: { repository, oidcRepository: name } },
});

describe('the repository of the tokens of CI', () => {
  test.each(['acme/platform', 'acme@123/platform@456'])('may be %s, which is the one that is cloned', (name) => {
    expect(judge(oidcRepository, named(name))).toEqual([]);
  });

  test('may be left out', () => {
    expect(judge(oidcRepository)).toEqual([]);
  });

  test('fails when it is another one', () => {
    expect(judge(oidcRepository, named('acme@123/platfrom@456'))).toEqual([
      {
        where: 'environments/dev.ts › gitops.oidcRepository',
        what: 'is another repository than the one that is cloned',
        received: 'acme@123/platfrom@456',
        allowed: 'acme/platform, with or without ids',
        mend: 'leave it out, or copy the beginning of the subject that GitHub shows for the repository',
      },
    ]);
  });

  test('fails when the repository is not on GitHub', () => {
    const [problem] = judge(oidcRepository, named('acme/platform', 'https://git.acme.example/acme/platform.git'));
    expect(problem?.allowed).toBe('nothing: gitops.repository is not on GitHub');
  });
});
