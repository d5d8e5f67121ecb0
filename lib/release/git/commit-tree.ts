import type { Git } from './git';

/** Who commits, and when. */
export interface Signature {
  /** `Name <address>` */
  readonly who: string;
  /** Seconds since 1970. */
  readonly seconds: number;
}

/** A commit of a tree that git has. */
export interface TreeCommit {
  /** The id of a tree, or what stands for one: `<commit>^{tree}`. */
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
}

/** Makes a commit, signed when git is configured to sign; gives its id. Nothing refers to it. */
export function commitTree(
  git: Git,
  { tree, parents, message }: TreeCommit,
  { seconds }: Pick<Signature, 'seconds'>,
): string {
  const date = `${seconds} +0000`;
  const signing = isSigning(git) ? ['-S'] : [];
  const args = ['commit-tree', ...signing, tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'];
  return git.run(args, { input: message, env: { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } }).trim();
}

export function isSigning(git: Git): boolean {
  return git.attempt(['config', '--type=bool', '--get', 'commit.gpgsign']).stdout.toString('utf8').trim() === 'true';
}
