import { createHash } from 'node:crypto';
import { knownHosts } from '../../../lib/environment/rules/known-hosts';
import { parseEnvironments } from '../../../lib/environment';
import { judge, sources } from '../sources';

const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIEfuCHKVTjquxvt6CM6tdG4SLp1Btn/nOeHHE5UOzRdf';
const REPOSITORY = 'https://git.acme.example/acme/platform.git';

const gitops = (lines: readonly string[] | undefined, repository = REPOSITORY) => ({
  dev: { gitops: { repository, knownHosts: lines } },
});

test('the host key of GitHub is the one whose fingerprint GitHub publishes', () => {
  const [dev] = parseEnvironments(sources());
  const [host, type, key = ''] = dev?.gitops.knownHosts[0]?.split(' ') ?? [];

  expect([host, type, dev?.gitops.knownHosts.length]).toEqual(['github.com', 'ssh-ed25519', 1]);
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64');
  expect(digest).toBe('+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU=');
});

describe('the host keys of the repository', () => {
  test.each([
    ['for GitHub left out', undefined, 'https://github.com/acme/platform.git'],
    ['for GitHub by port left out', undefined, 'ssh://git@GitHub.com:22/acme/platform.git'],
    ['of another host', [`git.acme.example ssh-ed25519 ${KEY}`], REPOSITORY],
    ['of several names', [`10.0.0.1,git.acme.example ssh-ed25519 ${KEY}`], REPOSITORY],
    ['of a port', [`[git.acme.example]:2222 ssh-ed25519 ${KEY}`], 'ssh://git@git.acme.example:2222/acme/platform.git'],
  ])('may be those %s', (_, lines, repository) => {
    expect(judge(knownHosts, gitops(lines, repository))).toEqual([]);
  });

  test('fails when they are left out and the host is not GitHub', () => {
    expect(judge(knownHosts, gitops(undefined))).toEqual([
      {
        where: 'environments/dev.ts › gitops.knownHosts',
        what: 'has no host key of git.acme.example, from which the agent reads the repository',
        received: 'nothing',
        allowed: 'at least one line of known_hosts for it; the key of github.com is known',
        mend: "add the host key that its owner has published: 'git.acme.example ssh-ed25519 AAAA…'",
      },
    ]);
  });

  test('fails when they are those of another host, or of another port', () => {
    const lines = [`github.com ssh-ed25519 ${KEY}`, `git.acme.example ssh-ed25519 ${KEY}`];
    const [problem] = judge(knownHosts, gitops(lines, 'ssh://git@git.acme.example:2222/acme/platform.git'));
    expect(problem?.what).toContain('has no host key of [git.acme.example]:2222,');
    expect(problem?.received).toBe('github.com, git.acme.example');
  });

  test.each([
    ['a hashed name', `|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= ssh-ed25519 ${KEY}`],
    ['a pattern', `*.acme.example ssh-ed25519 ${KEY}`],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----'],
    ['two lines', `git.acme.example ssh-ed25519 ${KEY}\ngit.acme.example ssh-ed25519 ${KEY}`],
  ])('fails for %s, and does not show it', (_, line) => {
    expect(judge(knownHosts, gitops([line]))).toEqual([
      {
        where: 'environments/dev.ts › gitops.knownHosts[0]',
        what: 'is not legal everywhere it is used',
        received: `${line.length} characters, not shown here`,
        allowed: 'a line of known_hosts with the name in clear: git.acme.example ssh-ed25519 AAAA…',
        mend: 'copy the public host key that the owner of the host has published, without options or a comment',
      },
    ]);
  });
});
