import type { Format } from './format';
import type { Environment } from './schema';

const OWNER = String.raw`[a-z0-9][\w-]{0,38}`;
const NAME = String.raw`(?!\.{1,2}(?:@|$))(?!.*\.git(?:@|$))[\w.-]{1,100}`;

/** @see https://docs.github.com/en/rest/repos/repos#create-an-organization-repository */
const REPOSITORY = new RegExp(`^${OWNER}/${NAME}$`, 'i');

const CLONE_URL = /^(?:https:\/\/github\.com|ssh:\/\/git@github\.com(?::22)?)\/(.+)$/i;

/**
 * A repository as the tokens of its workflows name it: with the ids of owner and repository where it was made, renamed or
 * moved after 15 July 2026, or chose so.
 * @see https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
 */
export const OIDC_REPOSITORY: Format = {
  pattern: new RegExp(String.raw`^(?:${OWNER}/${NAME}|${OWNER}@\d+/${NAME}@\d+)$`, 'i'),
  allowed: 'acme/checkout, or acme@123/checkout@456',
  mend: (value) => {
    const repository = githubRepositoryOf(value) ?? githubRepositoryOf(`https://github.com/${value}`);
    return repository === undefined
      ? "name one repository: the subject of its workflows' tokens has it between 'repo:' and the next colon"
      : `write '${repository}'`;
  },
};

/** `acme/platform` of the clone URL of a repository on GitHub, or undefined when it lies somewhere else. */
export function githubRepositoryOf(cloneUrl: string): string | undefined {
  const repository = CLONE_URL.exec(cloneUrl)?.[1]?.replace(/(?:\.git)?\/?$/, '');
  return repository !== undefined && REPOSITORY.test(repository) ? repository : undefined;
}

/** The environment's own repository as its workflows' tokens name it, or undefined when it has no workflows on GitHub. */
export function oidcRepositoryOf({ oidcRepository, repository }: Environment['gitops']): string | undefined {
  return oidcRepository ?? githubRepositoryOf(repository);
}
