import { judgeFormat, REPOSITORY } from '../format';
import { hostsOf, KNOWN_HOST, knownHostName } from '../known-hosts';
import { at, eachEnvironment } from './rule';

/** The agent applies what it reads, so it reads from no host that it does not know. */
export const knownHosts = eachEnvironment((source) => {
  const { knownHosts: lines, repository } = source.environment.gitops;
  const host = knownHostName({ repository });
  const malformed = lines.flatMap((line, index) =>
    judgeFormat(at(source, 'gitops', 'knownHosts', index), line, KNOWN_HOST),
  );
  // A URL that is not legal is the business of the rule about formats.
  if (host === undefined || !REPOSITORY.pattern.test(repository)) return malformed;
  if (lines.some((line) => hostsOf(line).includes(host))) return malformed;
  const unknown = {
    where: at(source, 'gitops', 'knownHosts'),
    what: `has no host key of ${host}, from which the agent reads the repository`,
    received: lines.length === 0 ? 'nothing' : lines.flatMap(hostsOf).join(', '),
    allowed: 'at least one line of known_hosts for it; the key of github.com is known',
    mend: `add the host key that its owner has published: '${host} ssh-ed25519 AAAA…'`,
  };
  return malformed.length > 0 ? malformed : [unknown];
});
