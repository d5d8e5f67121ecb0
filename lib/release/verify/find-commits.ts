import { commitAt, fetchCommits, type Git, knownRef, remoteRefs, tryCommitAt } from '../git';

/** An environment and the branch that is applied. */
export interface Branch {
  readonly environment: string;
  /** `environment/prod` */
  readonly branch: string;
}

/** A commit to verify, and how it was asked for. */
export interface Found {
  readonly ref: string;
  readonly commit: string;
}

const WHOLE_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * The commit that a name stands for; a whole id is asked of the remote when this clone does not have it.
 * @throws UserError when there is none
 */
export function findCommit(git: Git, remote: string, ref: string): Found {
  if (WHOLE_ID.test(ref) && tryCommitAt(git, ref) === undefined) fetchCommits(git, remote, [ref]);
  return { ref, commit: commitAt(git, ref) };
}

/**
 * The heads of branches, by environment: as they were fetched, else as they are here, else as the remote has them now,
 * which this clone may lack. What is on no side is left out.
 */
export function findHeads(git: Git, remote: string, branches: readonly Branch[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { environment, branch } of branches) {
    const ref = knownRef(git, remote, branch);
    if (ref !== undefined) found.set(environment, { ref: shortName(ref), commit: commitAt(git, ref) });
  }
  const unknown = branches.filter(({ environment }) => !found.has(environment));
  if (unknown.length === 0) return found;
  const { refs } = remoteRefs(
    git,
    remote,
    unknown.map(({ branch }) => `refs/heads/${branch}`),
  );
  for (const { environment, branch } of unknown) {
    const commit = refs.get(`refs/heads/${branch}`);
    if (commit !== undefined) found.set(environment, { ref: `${remote}/${branch}`, commit });
  }
  return found;
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(?:remotes|heads)\//, '');
}
