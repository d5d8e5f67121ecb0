import type { GithubRuns, GithubSubject } from './github-trust';

/** Letters that mean themselves to git, to GitHub's subjects and to IAM, where `*`, `?` and `${` mean more. */
const EXACT = /^[\w./@#+-]+$/;

const REPOSITORY = /^[\w-]+(@\d+)?\/[\w.-]+(@\d+)?$/;

const BRANCH_OR_TAG = /^refs\/(heads|tags)\/./;

/**
 * What is wrong with the runs that a role trusts. A role that may change anything trusts no run that a pull request can
 * start, because the code of a pull request is whatever its author wrote.
 * @param readOnly true for a role that changes nothing
 */
export function githubTrustMistakes({ repositories, subjects }: GithubRuns, readOnly: boolean): string[] {
  const nobody = repositories.length === 0 || subjects.length === 0;
  return [
    ...(nobody ? ['trusts nobody: name at least one repository and one subject'] : []),
    ...repositories.filter((repository) => !REPOSITORY.test(repository)).map(noRepository),
    ...subjects.flatMap((subject) => [...notExact(subject), ...(readOnly ? [] : openToPullRequests(subject))]),
  ];
}

function noRepository(repository: string): string {
  return `trusts the repository '${repository}': write one owner and one name, such as acme/platform, without a pattern`;
}

function notExact(subject: GithubSubject): string[] {
  return textsOf(subject)
    .filter((text) => !EXACT.test(text))
    .map((text) => `trusts '${text}': write one name in full; patterns and policy variables are not taken`);
}

/** A job that names a GitHub environment presents the same subject on a branch and in a pull request. */
function openToPullRequests(subject: GithubSubject): string[] {
  if (subject.on === 'pull-request') {
    return ['may write, and trusts pull requests, of forks too: trust a branch, or set readOnly where it is true'];
  }
  if (subject.on === 'ref' && !BRANCH_OR_TAG.test(subject.ref)) {
    return [
      `may write, and trusts '${subject.ref}': write refs/heads/… or refs/tags/…; others are those of pull requests`,
    ];
  }
  if (subject.on === 'environment' && subject.branch === undefined) {
    const { environment } = subject;
    return [
      `may write, and trusts the GitHub environment '${environment}' on any ref, a pull request's too: add its branch`,
    ];
  }
  return [];
}

function textsOf(subject: GithubSubject): string[] {
  switch (subject.on) {
    case 'pull-request':
      return [];
    case 'branch':
      return [subject.branch];
    case 'ref':
      return [subject.ref];
    case 'environment':
      return [subject.environment, ...(subject.branch === undefined ? [] : [subject.branch])];
  }
}
