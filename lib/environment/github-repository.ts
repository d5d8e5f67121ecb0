import { GITHUB_REPOSITORY } from './format';

const CLONE_URL = /^(?:https:\/\/github\.com|ssh:\/\/git@github\.com(?::22)?)\/(.+)$/i;

/** `acme/platform` of the clone URL of a repository on GitHub, or undefined when it lies somewhere else. */
export function githubRepositoryOf(cloneUrl: string): string | undefined {
  const repository = CLONE_URL.exec(cloneUrl)?.[1]?.replace(/(?:\.git)?\/?$/, '');
  return repository !== undefined && GITHUB_REPOSITORY.pattern.test(repository) ? repository : undefined;
}
