import { foldersAbove, type Found } from './scan';
import type { Wanted } from './wanted';

/** What goes, in order: files, then the folders that held them, children before parents; those only if they are empty. */
export interface Removal {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What goes from a folder, and which of its new folders have to wait for that. */
export interface Removals {
  /** Stands where the tree needs something else: a file in the place of a folder, a name in other letter case. */
  readonly obstacles: Removal;
  /** The rest. */
  readonly orphans: Removal;
  /** Folders of the tree, parents before children, that need no obstacle gone. */
  readonly freeFolders: readonly string[];
  /** The folders of the tree that do. */
  readonly blockedFolders: readonly string[];
}

/**
 * Decides in which order files and folders go, so that every path of the tree is free when it is needed, also on a disk
 * that ignores letter case.
 * @param orphans files on the disk that the tree lacks
 * @param interrupted paths whose folders an interrupted run may have left empty
 */
export function planRemovals(
  found: Found,
  wanted: Wanted,
  orphans: readonly string[],
  interrupted: readonly string[],
): Removals {
  const isBlocked = blockedBy(clashes(found, wanted));
  const needed = [...wanted.values()].filter(({ kind }) => kind === 'folder').map(({ path }) => path);
  const keep = new Set(needed);
  const mayBeEmpty = new Set([...orphans, ...interrupted].flatMap(foldersAbove));
  const unneeded = [...found.folders].filter((folder) => !keep.has(folder)).reverse();
  return {
    obstacles: { files: orphans.filter(isBlocked), folders: unneeded.filter(isBlocked) },
    orphans: {
      files: orphans.filter((file) => !isBlocked(file)),
      folders: unneeded.filter((folder) => mayBeEmpty.has(folder) && !isBlocked(folder)),
    },
    freeFolders: needed.filter((folder) => !isBlocked(folder)),
    blockedFolders: needed.filter(isBlocked),
  };
}

/** Lower-case paths where something other lies than the tree needs, and what the tree needs does not lie yet. */
function clashes(found: Found, wanted: Wanted): ReadonlySet<string> {
  const clashing = new Set<string>();
  for (const path of [...found.files, ...found.folders]) {
    const key = path.toLowerCase();
    const need = wanted.get(key);
    if (need === undefined) continue;
    const isThere = need.kind === 'file' ? found.files.has(need.path) : found.folders.has(need.path);
    if (!isThere) clashing.add(key);
  }
  return clashing;
}

function blockedBy(clashing: ReadonlySet<string>): (path: string) => boolean {
  if (clashing.size === 0) return () => false;
  return (path) => [path, ...foldersAbove(path)].some((part) => clashing.has(part.toLowerCase()));
}
