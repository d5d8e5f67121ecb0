/** `https://github.com/<owner>/<name>.git` and `ssh://git@github.com/<owner>/<name>.git`, the ending left out or not. */
const ON_GITHUB = /^(?:https:\/\/|ssh:\/\/git@)github\.com\/([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/i;

/** Owner and name of a repository on github.com: `acme/platform`; nothing for one that is somewhere else. */
export function githubRepositoryOf(cloneUrl: string): string | undefined {
  return ON_GITHUB.exec(cloneUrl)?.[1];
}
