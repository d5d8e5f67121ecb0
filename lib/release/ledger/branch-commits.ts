import { type Problem, UserError } from '../../problems';
import { type Git, isShallow } from '../git';

/** A commit of an environment branch, or one that was merged to it. */
export interface BranchCommit {
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** Seconds since 1970. */
  readonly committedAt: number;
  /** `Name <address>` */
  readonly author: string;
  readonly message: string;
}

/** Fields end where no text of people can. */
const FIELD = '\x1f';

const FORMAT = ['%H', '%T', '%P', '%ct', '%an <%ae>', '%B'].join('%x1f');

/**
 * The history of a branch by one run of git, commits by id.
 * @throws UserError when this clone has not all of it
 */
export function branchCommits(git: Git, tip: string): Map<string, BranchCommit> {
  const listed = git.run(['log', '-z', '--no-mailmap', `--format=${FORMAT}`, tip, '--']);
  const commits = listed
    .split('\0')
    .filter((text) => text !== '')
    .map(commitOf);
  const known = new Map(commits.map((commit) => [commit.oid, commit]));
  // Git tells of a shallow clone as if its oldest commits had no parents.
  if (isShallow(git)) checkIsWhole(git, known, tip);
  return known;
}

/** The commits that the branch has been at, oldest first; not those that were merged. */
export function firstParentLine(commits: ReadonlyMap<string, BranchCommit>, tip: string): BranchCommit[] {
  const line: BranchCommit[] = [];
  for (let next = commits.get(tip); next !== undefined; next = commits.get(next.parents[0] ?? '')) line.push(next);
  return line.reverse();
}

function commitOf(text: string): BranchCommit {
  const [oid = '', tree = '', parents = '', committedAt = '', author = '', ...message] = text.split(FIELD);
  return {
    oid,
    tree,
    author,
    committedAt: Number(committedAt),
    message: message.join(FIELD),
    parents: parents === '' ? [] : parents.split(' '),
  };
}

function checkIsWhole(git: Git, commits: ReadonlyMap<string, BranchCommit>, tip: string): void {
  const roots = [...commits.values()].filter(({ parents }) => parents.length === 0);
  const cut = roots.find(({ oid }) => /^parent /m.test(headerOf(git.run(['cat-file', 'commit', oid]))));
  if (cut === undefined) return;
  const problem: Problem = {
    where: tip,
    what: 'has a history that this clone does not have whole',
    received: `a shallow clone, which ends at ${cut.oid}`,
    allowed: 'every commit since the branch began',
    mend: 'git fetch --unshallow',
  };
  throw new UserError([problem], 'nothing was read');
}

function headerOf(raw: string): string {
  return raw.slice(0, raw.indexOf('\n\n'));
}
