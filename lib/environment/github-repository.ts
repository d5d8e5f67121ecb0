import { GITHUB_REPOSITORY } from './format';
import type { Environment } from './schema';

const CLONE_URL = /^(?:https:\/\/github\.com|ssh:\/\/git@github\.com(?::22)?)\/(.+)$/i;

/** `acme/platform` of the clone URL of a repository on GitHub, or undefined when it lies somewhere else. */
export function githubRepositoryOf(cloneUrl: string): string | undefined {
  const repository = CLONE_URL.exec(cloneUrl)?.[1]?.replace(/(?:\.git)?\/?$/, '');
  return repository !== undefined && GITHUB_REPOSITORY.test(repository) ? repository : undefined;
}

/** The environment's own repository as its workflows' tokens name it, or undefined when it has no workflows on GitHub. */
export function oidcRepositoryOf({ oidcRepository, repository }: Environment['gitops']): string | undefined {
  return oidcRepository ?? githubRepositoryOf(repository);
}
