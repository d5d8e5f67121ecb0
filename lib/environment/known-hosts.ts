import { agentRepositoryUrl } from './agent-repository';
import type { Format } from './format';
import type { Environment } from './schema';

type Repository = Pick<Environment['gitops'], 'repository'>;

/**
 * The ed25519 host key that GitHub publishes, with the fingerprint SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU.
 * @see https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
 */
const GITHUB = 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl';

const SSH_PORT = '22';

/**
 * A line of a known_hosts file: hosts, type and key. Hashed names and patterns are left out: nobody could tell for which
 * host they are.
 * @see https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT
 */
export const KNOWN_HOST: Format = {
  pattern:
    /^[a-z0-9.:[\]-]+(,[a-z0-9.:[\]-]+)* (ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{40,}={0,2}$/i,
  allowed: 'a line of known_hosts with the name in clear: git.acme.example ssh-ed25519 AAAA…',
  mend: () => 'copy the public host key that the owner of the host has published, without options or a comment',
  hidden: true,
};

/** What SSH is told of the host when the environment does not say. */
export function defaultKnownHosts(repository: Repository): string[] {
  return knownHostName(repository) === 'github.com' ? [GITHUB] : [];
}

/** The host of the agent's URL as known_hosts names it, with the port unless it is 22; undefined without a host. */
export function knownHostName(repository: Repository): string | undefined {
  const [, host, port = SSH_PORT] = /^ssh:\/\/git@([^/:]+)(?::(\d+))?\//i.exec(agentRepositoryUrl(repository)) ?? [];
  const name = host?.toLowerCase();
  return name === undefined || port === SSH_PORT ? name : `[${name}]:${port}`;
}

/** The names in a line of known_hosts. */
export function hostsOf(line: string): string[] {
  return (line.split(' ')[0] ?? '').toLowerCase().split(',');
}
