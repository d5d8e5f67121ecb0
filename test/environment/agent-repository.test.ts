import { agentRepositoryUrl } from '../../lib/environment';

test.each([
  ['https://github.com/acme/platform.git', 'ssh://git@github.com/acme/platform.git'],
  ['https://git.acme.example:8443/acme/platform', 'ssh://git@git.acme.example/acme/platform'],
  ['ssh://git@git.acme.example:2222/acme/platform.git', 'ssh://git@git.acme.example:2222/acme/platform.git'],
])('an agent reads %s from %s', (repository, url) => {
  expect(agentRepositoryUrl({ repository })).toBe(url);
});
