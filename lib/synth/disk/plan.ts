import path from 'node:path';
import { type RenderedTree, sha256 } from '../../tree';
import { readBytes } from './files';
import { refuseForeign } from './foreign';
import type { FoundJournal, Journal } from './journal';
import type { OutputFolder } from './output-folder';
import { type Known, knownContents, previousRuns, refuseOtherRender } from './previous';
import { planRemovals, type Removals } from './removals';
import { type Found, scan } from './scan';
import { wantedPaths } from './wanted';

/** Everything that a write is going to do. Paths are relative to the tree. */
export interface Plan {
  /** What the journal is to say. */
  readonly journal: Omit<Journal, 'owner'>;
  /** Files that are new, or differ from those on the disk. */
  readonly changed: readonly string[];
  /** The number of files that are there already. */
  readonly unchanged: number;
  readonly removals: Removals;
  /** Exactly the tree lies there. */
  readonly isDone: boolean;
}

/**
 * Compares a tree with what lies on the disk, and decides what to do. Changes nothing.
 * @param interrupted the journal of the last run @default - it was not interrupted
 * @throws UserError when something there is not ours to change
 */
export function planWrite(output: OutputFolder, tree: RenderedTree, interrupted?: FoundJournal): Plan {
  const wanted = wantedPaths(tree);
  const previous = previousRuns(output, interrupted);
  refuseOtherRender(output, tree, previous);
  const found = scan(output.root);
  const known = knownContents(previous);
  const ours = [...found.files].filter((file) => known.has(file));
  const orphans = ours.filter((file) => !tree.files.has(file));
  const contents = hashesOf(output, interrupted === undefined ? orphans : ours);
  const isEdited = (file: string) => !isAccepted(known, file, contents.get(file));
  refuseForeign(output, found, known, orphans.filter(isEdited));

  const changed = [...tree.files.keys()].filter((file) => differs(output, tree, found, file));
  return {
    journal: { old: oldContents(known, contents), new: tree.manifest.files },
    changed,
    unchanged: tree.files.size - changed.length,
    removals: planRemovals(found, wanted, orphans, interrupted === undefined ? [] : [...known.keys()]),
    isDone: changed.length === 0 && orphans.length === 0,
  };
}

function differs(output: OutputFolder, tree: RenderedTree, found: Found, file: string): boolean {
  // By the name that the disk gives: one that ignores letter case opens a file of another name.
  if (!found.files.has(file)) return true;
  const bytes = readBytes(path.join(output.root, file));
  return !bytes?.equals(Buffer.from(tree.files.get(file) ?? ''));
}

/** A file that has gone since the scan has no hash. */
function hashesOf(output: OutputFolder, files: readonly string[]): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>();
  for (const file of files) {
    const bytes = readBytes(path.join(output.root, file));
    if (bytes !== undefined) hashes.set(file, sha256(bytes));
  }
  return hashes;
}

function isAccepted(known: Known, file: string, hash: string | undefined): boolean {
  return hash === undefined || known.get(file)?.has(hash) === true;
}

/**
 * One hash a path. After an interrupted run several may be right, and the one on the disk is; otherwise platform.json
 * knows.
 */
function oldContents(known: Known, contents: ReadonlyMap<string, string>): Record<string, string> {
  const old: [string, string][] = [];
  for (const [file, accepted] of known) {
    const onDisk = contents.get(file);
    const [recorded = ''] = accepted;
    old.push([file, onDisk !== undefined && accepted.has(onDisk) ? onDisk : recorded]);
  }
  return Object.fromEntries(old);
}
