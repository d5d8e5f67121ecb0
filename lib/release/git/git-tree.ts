import { createHash } from 'node:crypto';
import { compareText } from '../../problems';
import type { Git } from './git';

/** What a repository names its objects by. */
export type ObjectFormat = 'sha1' | 'sha256';

export function objectFormat(git: Git): ObjectFormat {
  return git.run(['rev-parse', '--show-object-format']).trim() === 'sha256' ? 'sha256' : 'sha1';
}

/** A git tree that is known before git has it. */
export interface GitTree {
  readonly oid: string;
  /** What lies at its root, as name to mode and id: `040000 0123…`. */
  readonly root: ReadonlyMap<string, string>;
  /** Path to the id of its blob. */
  readonly blobs: ReadonlyMap<string, string>;
}

interface Folder {
  readonly files: Map<string, string>;
  readonly folders: Map<string, Folder>;
}

const FILE_MODE = '100644';
const FOLDER_MODE = '40000';

/**
 * The ids that git gives to files and to the tree of them.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function gitTreeOf(files: ReadonlyMap<string, string>, format: ObjectFormat): GitTree {
  const blobs = new Map([...files].map(([path, text]) => [path, oidOf('blob', Buffer.from(text), format)]));
  const top: Folder = { files: new Map(), folders: new Map() };
  for (const [path, oid] of blobs) addFile(top, path.split('/'), oid);
  const entries = entriesOf(top, format);
  return { oid: treeOid(entries, format), root: new Map(entries.map(rootEntry)), blobs };
}

/** The id of a tree with one file more at its root. */
export function oidWithFile({ root }: GitTree, name: string, text: string, format: ObjectFormat): string {
  const added = { mode: FILE_MODE, name, oid: oidOf('blob', Buffer.from(text), format) };
  const others = [...root].map(([other, entry]) => {
    const [mode = '', oid = ''] = entry.split(' ');
    return { mode, name: other, oid };
  });
  return treeOid([...others, added].sort(byName), format);
}

/** What lies at the root of a tree that git has, as in `GitTree`. */
export function rootOf(content: Buffer, format: ObjectFormat): Map<string, string> {
  const bytes = format === 'sha1' ? 20 : 32;
  const root = new Map<string, string>();
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at);
    const [mode = '', ...name] = content.toString('utf8', at, end).split(' ');
    at = end + 1 + bytes;
    root.set(name.join(' '), `${mode} ${content.toString('hex', end + 1, at)}`);
  }
  return root;
}

/** The id of a tree that holds nothing. */
export function emptyTree(format: ObjectFormat): string {
  return treeOid([], format);
}

interface Entry {
  readonly mode: string;
  readonly name: string;
  readonly oid: string;
}

function addFile(folder: Folder, [name = '', ...rest]: readonly string[], oid: string): void {
  if (rest.length === 0) return void folder.files.set(name, oid);
  const inner = folder.folders.get(name) ?? { files: new Map(), folders: new Map() };
  folder.folders.set(name, inner);
  addFile(inner, rest, oid);
}

function entriesOf({ files, folders }: Folder, format: ObjectFormat): Entry[] {
  const ofFiles = [...files].map(([name, oid]) => ({ mode: FILE_MODE, name, oid }));
  const ofFolders = [...folders].map(([name, folder]) => {
    return { mode: FOLDER_MODE, name, oid: treeOid(entriesOf(folder, format), format) };
  });
  return [...ofFiles, ...ofFolders].sort(byName);
}

/** As git sorts: a folder as if its name ended in a slash. */
function byName(a: Entry, b: Entry): number {
  const [left, right] = [a, b].map(({ mode, name }) => (mode === FOLDER_MODE ? `${name}/` : name));
  return compareText(left ?? '', right ?? '');
}

function rootEntry({ mode, name, oid }: Entry): [string, string] {
  return [name, `${mode} ${oid}`];
}

function treeOid(entries: readonly Entry[], format: ObjectFormat): string {
  const parts = entries.flatMap(({ mode, name, oid }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]);
  return oidOf('tree', Buffer.concat(parts), format);
}

function oidOf(type: string, content: Buffer, format: ObjectFormat): string {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest('hex');
}
