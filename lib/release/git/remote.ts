import { type Problem, throwIfAny, UserError } from '../../problems';
import type { Git } from './git';
import { missingObjects } from './read-objects';

/** What a remote says of its refs at one moment. */
export interface RemoteRefs {
  /** The branch that its HEAD names: `refs/heads/main`. @default - it has none yet */
  readonly defaultBranch?: string;
  /** Full name to commit, of those asked for and of the default branch. */
  readonly refs: ReadonlyMap<string, string>;
}

/** @throws UserError when the repository knows no remote of this name */
export function checkRemote(git: Git, remote: string): void {
  const known = git
    .run(['remote'])
    .split('\n')
    .filter((name) => name !== '');
  if (known.includes(remote)) return;
  const problem: Problem = {
    where: '--remote',
    what: 'is no remote of this repository',
    received: remote === '' ? 'an empty name' : remote,
    allowed: known.join(', ') || 'none yet',
    mend: known.length === 0 ? 'add it with git remote add origin <url>' : 'choose one of these',
  };
  throw new UserError([problem], 'nothing was changed');
}

/** @throws UserError for a name that git does not take, or a remote that does not answer */
export function remoteRefs(git: Git, remote: string, refs: readonly string[]): RemoteRefs {
  throwIfAny(refs.filter((ref) => !isRefName(ref)).map(notARef));
  const listed = git.run(['ls-remote', '--symref', remote, 'HEAD', ...refs]);
  const lines = listed.split('\n').map((line) => line.split('\t'));
  const symbolic = lines.find(([target, name]) => name === 'HEAD' && target?.startsWith('ref: '));
  const defaultBranch = symbolic?.[0]?.slice('ref: '.length);
  const wanted = new Set(refs);
  const found = new Map<string, string>();
  for (const [oid = '', name = ''] of lines) {
    if (wanted.has(name)) found.set(name, oid);
    if (name === 'HEAD' && !oid.startsWith('ref: ') && defaultBranch !== undefined) found.set(defaultBranch, oid);
  }
  return { refs: found, ...(defaultBranch === undefined ? {} : { defaultBranch }) };
}

/**
 * Brings commits that a remote has, with all that they are made from. No ref and no work tree changes.
 * @returns false when the remote has moved on and does not give one of them
 */
export function fetchCommits(git: Git, remote: string, oids: readonly string[]): boolean {
  const missing = missingObjects(git, [...new Set(oids)]);
  if (missing.length === 0) return true;
  const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', remote, ...missing];
  const result = git.attempt(args);
  if (result.status === 0) return true;
  if (/not our ref|unadvertised object|couldn't find remote ref/.test(result.stderr)) return false;
  throw git.failure(args, result);
}

/**
 * Brings branches to where git clone has them, as far as the remote has them, with their whole history.
 * @throws UserError for a name that git does not take, or a remote that does not answer
 */
export function fetchBranches(git: Git, remote: string, branches: readonly string[]): void {
  const { refs } = remoteRefs(
    git,
    remote,
    branches.map((branch) => `refs/heads/${branch}`),
  );
  const there = branches.filter((branch) => refs.has(`refs/heads/${branch}`));
  if (there.length === 0) return;
  const refspecs = there.map((branch) => `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`);
  git.run(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, ...refspecs]);
  if (isShallow(git)) completeHistory(git, remote);
}

/** Whether the history of this clone is cut off somewhere. */
export function isShallow(git: Git): boolean {
  return git.run(['rev-parse', '--is-shallow-repository']).trim() === 'true';
}

/** Brings the history that a shallow clone lacks: what is older than what cannot be seen without. */
export function completeHistory(git: Git, remote: string): void {
  git.run(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--unshallow', remote]);
}

/**
 * Whether a commit is in the history of another one, or is that one.
 * @returns undefined when this repository does not have one of them
 */
export function isAncestor(git: Git, older: string, newer: string): boolean | undefined {
  if (older === newer) return true;
  const { status } = git.attempt(['merge-base', '--is-ancestor', older, newer]);
  return status > 1 ? undefined : status === 0;
}

/** @see https://git-scm.com/docs/git-check-ref-format */
function isRefName(ref: string): boolean {
  const parts = ref.split('/');
  const isWrong = parts.some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock'));
  // A pattern would be taken for one, and a leading dash for an option.
  return !isWrong && !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\.$|\/-/u.test(ref);
}

function notARef(ref: string): Problem {
  return {
    where: 'gitops.branch',
    what: 'is no name of a branch that git takes',
    received: ref.replace(/^refs\/heads\//, ''),
    allowed: 'letters, digits, "-", "_", "." and "/", as in environment/prod',
    mend: 'choose another name in environments/',
  };
}
