import { type Problem, throwIfAny, UserError } from '../../problems';
import { readTree, type RenderedTree } from '../../tree';
import type { Git } from './git';
import { emptyTree, type ObjectFormat } from './git-tree';
import { readObjects } from './read-objects';

/** What publish adds to a render: where it came from. It is in the branch, and not in the tree. */
export const METADATA_PATH = 'hydrator.metadata';

/** Where hydrators leave which source a commit is made from. */
export const NOTES_REF = 'refs/notes/hydrator.metadata';

/** An entry of a git tree. */
export interface TreeEntry {
  /** `100644` for a plain file. */
  readonly mode: string;
  readonly oid: string;
  readonly path: string;
}

/**
 * The id of the commit that a name stands for.
 * @param ref a branch, a tag or a commit: `origin/environment/prod`
 * @throws UserError when there is none
 */
export function commitAt(git: Git, ref: string): string {
  const commit = tryCommitAt(git, ref);
  if (commit !== undefined) return commit;
  const problem: Problem = {
    where: ref === '' ? 'the name of a commit' : ref,
    what: ref === '' ? 'is empty' : 'is no commit that this repository knows',
    allowed: 'a branch, a tag or the id of a commit',
    mend: 'write it as git log takes it; git fetch brings the branches of the remote',
  };
  throw new UserError([problem], 'nothing was changed');
}

/** As `commitAt`, or undefined when there is none. */
export function tryCommitAt(git: Git, ref: string): string | undefined {
  // An option would be taken for one, and what holds a line break for two names.
  if (ref === '' || ref.startsWith('-') || ref.includes('\n')) return undefined;
  const { status, stdout } = git.attempt(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  return status === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** What this clone knows a branch by: what was fetched comes before what is local; undefined when it knows neither. */
export function knownRef(git: Git, remote: string, branch: string): string | undefined {
  const refs = [`refs/remotes/${remote}/${branch}`, `refs/heads/${branch}`];
  return refs.find((ref) => tryCommitAt(git, ref) !== undefined);
}

/**
 * The rendered tree that a commit of an environment branch holds. It needs no work tree, and takes nothing but a whole
 * render: see `readTree`.
 * @param ref a branch, a tag or a commit: `origin/environment/prod`
 * @throws UserError when there is no such commit, or its files are not a render
 */
export function readTreeAt(git: Git, ref: string): RenderedTree {
  const entries = entriesAt(git, commitAt(git, ref)).filter(({ path }) => path !== METADATA_PATH);
  throwIfAny(entries.filter(({ mode }) => mode !== '100644').map((entry) => notPlain(ref, entry)));
  const blobs = readObjects(
    git,
    entries.map(({ oid }) => oid),
  );
  return readTree(new Map(entries.map(({ path }, index) => [path, blobs[index]?.content.toString('utf8') ?? ''])), ref);
}

/** Every file below a commit or tree. */
export function entriesAt(git: Git, treeish: string): TreeEntry[] {
  const listed = git.run(['ls-tree', '-r', '-z', '--full-tree', treeish]).split('\0');
  return listed.filter((line) => line !== '').map(entryOf);
}

/**
 * As `entriesAt`, by one process of git for all of them: each is compared with a tree that holds nothing.
 * @param trees ids of trees; a commit does not stand for its tree here
 */
export function entriesOfEach(git: Git, trees: readonly string[], format: ObjectFormat): TreeEntry[][] {
  if (trees.length === 0) return [];
  const pairs = trees.map((tree) => `${emptyTree(format)} ${tree}\n`);
  const args = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-renames', '--ignore-submodules=none'];
  const said = git.run(args, { input: pairs.join('') }).split('\0');
  const found: TreeEntry[][] = [];
  // What is said of a file, then its path; in front of it a line for each tree that begins.
  for (let at = 0; at < said.length; at += 2) {
    const lines = said[at]?.split('\n') ?? [];
    const [, mode, , oid] = lines.pop()?.split(' ') ?? [];
    found.push(...lines.map(() => []));
    const path = said[at + 1];
    if (mode !== undefined && oid !== undefined && path !== undefined) found.at(-1)?.push({ mode, oid, path });
  }
  if (found.length !== trees.length) throw new Error(`git read ${found.length} trees of ${trees.length}`);
  return found;
}

/** `100644 blob 0123… \tpath` */
function entryOf(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', , oid = ''] = line.slice(0, tab).split(' ');
  return { mode, oid, path: line.slice(tab + 1) };
}

const MODES: Readonly<Record<string, string>> = {
  '100755': 'an executable file',
  '120000': 'a symbolic link',
  '160000': 'a submodule',
};

function notPlain(ref: string, { mode, path }: TreeEntry): Problem {
  return {
    where: `${ref}/${path}`,
    what: 'is not a plain file',
    received: MODES[mode] ?? `mode ${mode}`,
    allowed: 'files that publish has written',
    mend: 'somebody changed this branch by hand: revert that commit',
  };
}
