import { type Problem, UserError } from '../../problems';
import type { Git } from './git';
import { withoutPassword, wordsOf } from './git-problem';
import { remoteRefs } from './remote';

/** One ref of a push. */
export interface RefUpdate {
  /** `refs/heads/environment/prod` */
  readonly ref: string;
  readonly commit: string;
  /** What the remote must have there. @default - the ref must not be there */
  readonly expected?: string;
}

export type PushResult = 'pushed' | 'lost';

/** What a remote says when somebody else was faster. */
const LOST =
  /stale info|fetch first|non-fast-forward|cannot lock ref|failed to (?:update|lock)|incorrect old value|reference already exists|is at [0-9a-f]+ but expected/;

/** What it says when a branch can never be there: another one is called as its folder would be. */
const IN_THE_WAY = 'exists; cannot create';

/** What is said of the refs that would have moved, had another one not been refused. */
const BECAUSE_OF_ANOTHER = /atomic (?:push|transaction) fail/;

/**
 * Moves all refs, or none: the remote takes them in one transaction, and each only from the commit that was seen there.
 * @returns 'lost' when another publisher was faster, and nothing has moved
 * @throws UserError when the remote refuses, and nothing has moved
 */
export function pushAtomically(git: Git, remote: string, updates: readonly RefUpdate[]): PushResult {
  const leases = updates.map(({ ref, expected = '' }) => `--force-with-lease=${ref}:${expected}`);
  const refspecs = updates.map(({ ref, commit }) => `${commit}:${ref}`);
  const options = ['--porcelain', '--atomic', '--no-verify', '--quiet'];
  const args = ['push', ...options, ...leases, remote, ...refspecs];
  const result = git.attempt(args);
  if (result.status === 0) return 'pushed';
  const rejections = rejectionsIn(result.stdout.toString('utf8'));
  const own = rejections.filter(({ reason }) => !BECAUSE_OF_ANOTHER.test(reason));
  if (isLost(rejections, own, result.stderr)) return 'lost';
  // The connection may have ended after the remote had taken everything: it is asked, not guessed.
  if (rejections.length === 0 && hasTaken(git, remote, updates)) return 'pushed';
  if (rejections.length === 0) throw git.failure(args, result);
  const said = remoteWords(result.stderr);
  throw new UserError(
    (own.length > 0 ? own : rejections).map((rejection) => refused(remote, rejection, said)),
    'nothing was published',
  );
}

/** Each ref has its own reason, or none has: then the remote says on the side what kept it from the transaction. */
function isLost(all: readonly Rejection[], own: readonly Rejection[], stderr: string): boolean {
  if (own.length > 0) return own.every(({ reason }) => LOST.test(reason));
  return all.length > 0 && LOST.test(stderr) && !stderr.includes(IN_THE_WAY);
}

interface Rejection {
  readonly ref: string;
  /** `pre-receive hook declined` */
  readonly reason: string;
}

/** Lines such as `!\t<commit>:<ref>\t[remote rejected] (pre-receive hook declined)`. */
function rejectionsIn(porcelain: string): Rejection[] {
  const lines = porcelain.split('\n').filter((line) => line.startsWith('!\t'));
  return lines.map((line) => {
    const [, refspec = '', summary = ''] = line.split('\t');
    return { ref: refspec.slice(refspec.indexOf(':') + 1), reason: /\((?<reason>.*)\)$/.exec(summary)?.[1] ?? summary };
  });
}

function hasTaken(git: Git, remote: string, updates: readonly RefUpdate[]): boolean {
  const names = updates.map(({ ref }) => ref);
  const { refs } = remoteRefs(git, remote, names);
  return updates.every(({ ref, commit }) => refs.get(ref) === commit);
}

/** What the remote's own programs printed: why a hook declines. */
function remoteWords(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => line.startsWith('remote: '));
  const said = lines.map((line) => line.slice('remote: '.length).trim()).filter((line) => line !== '');
  return said.length === 0 ? undefined : wordsOf(said.join('\n'));
}

function refused(remote: string, { ref, reason }: Rejection, said?: string): Problem {
  return {
    where: ref.replace(/^refs\/heads\//, ''),
    what: `is not taken by ${remote}`,
    received: withoutPassword(said === undefined ? reason : `${reason}: ${said}`),
    allowed: 'what its rules and hooks let in',
    mend: 'let the account that publishes push to this branch, or mend what the remote says',
  };
}
