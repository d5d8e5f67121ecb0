import { type Problem, UserError } from '../../problems';
import { fetchCommits, type Git, isAncestor, missingObjects, remoteRefs, tryCommitAt } from '../git';
import { History } from '../publish';

const HEADS = 'refs/heads/';

/**
 * Looks whether sources are on the default branch of the remote, and brings what this clone lacks of it. Whoever may push to
 * the branch of an environment can name any commit there; only what was merged is installed and run.
 * @returns what stands against those that are not
 * @throws UserError when the remote has no default branch
 */
export function offMain(git: Git, remote: string, sources: readonly string[]): Map<string, Problem> {
  const known = tryCommitAt(git, `refs/remotes/${remote}/HEAD`);
  const unknown = sources.filter((source) => known === undefined || isAncestor(git, source, known) !== true);
  if (unknown.length === 0) return new Map();
  const { defaultBranch = '', refs } = remoteRefs(git, remote, []);
  const tip = refs.get(defaultBranch);
  if (tip === undefined || !fetchCommits(git, remote, [tip]))
    throw new UserError([noBranch(remote)], 'nothing was verified');
  const history = new History(git, remote);
  const off = unknown.filter((source) => !history.holds(source, tip));
  const missing = new Set(missingObjects(git, off));
  const branch = defaultBranch.slice(HEADS.length);
  const problemOf = (source: string) => (missing.has(source) ? isGone : isElsewhere)(source, branch, remote);
  return new Map(off.map((source) => [source, problemOf(source)]));
}

function noBranch(remote: string): Problem {
  return {
    where: remote,
    what: 'has no default branch that could hold the source',
    allowed: 'a remote whose HEAD is a branch with commits, such as main',
    mend: 'make main the default branch there, and run the command again',
  };
}

function isGone(source: string, branch: string, remote: string): Problem {
  return {
    where: source,
    what: 'is gone: the branch of an environment names it as its source, and nobody has it',
    allowed: `a commit that ${branch} of ${remote} holds`,
    mend: `find out who rewrote ${branch}; publish again from what it holds now`,
  };
}

function isElsewhere(source: string, branch: string, remote: string): Problem {
  return {
    where: source,
    what: `is not in ${branch} of ${remote}, and is not run`,
    allowed: 'a source that was merged, as publish demands',
    mend: `find out who committed it to the branch of the environment, or rewrote ${branch}`,
  };
}
