import fs from 'node:fs';
import path from 'node:path';
import { type Problem, UserError } from '../../problems';
import { pathProblem } from '../../tree';
import { ifThere, reading } from './disk-error';
import type { Owner } from './owner';
import { isTree } from './rendered-environments';

/** The few places that a write may touch. */
export interface OutputFolder {
  readonly environment: string;
  /** `<out>`: the user's, and may be a symbolic link. */
  readonly parent: string;
  /** `<out>/<environment>`: the tree. */
  readonly root: string;
  /** Says what a write is about to do; it lies there from before the first change to after the last one. */
  readonly journal: string;
  /** Holds the new files until all of them are complete. Beside the tree: a rename must not cross file systems. */
  readonly staging: string;
}

/**
 * Names the places of one environment, and looks whether they are what they have to be.
 * @throws UserError when a file or a symbolic link stands where a folder must be
 */
export function outputFolder(outDir: string, environment: string): OutputFolder {
  const unsafe = unsafeName(environment);
  if (unsafe !== undefined) throw new UserError([unsafe]);
  const parent = path.normalize(outDir);
  const beside = (suffix: string) => path.join(parent, `.${environment}.${suffix}`);
  const root = path.join(parent, environment);
  const output = { environment, parent, root, journal: beside('journal.json'), staging: beside('staging') };
  const stats = reading(parent, () => ifThere(() => fs.statSync(parent)));
  // A link is fine when a folder is what it leads to.
  if (stats?.isDirectory() !== true) isFolder(parent);
  refuseInsideTree(parent);
  isFolder(root);
  return output;
}

/** A journal before it gets its name. The owner is in this name, as the file may be half written. */
export function temporaryPath(output: OutputFolder, { pid, startedAtTicks }: Owner): string {
  return path.join(output.parent, `${journalPrefix(output)}${pid}-${startedAtTicks ?? 0}.tmp`);
}

/** The right to replace the journal of a dead run; a hard link to the journal that is to replace it. */
export function claimPath(output: OutputFolder, number: number): string {
  return path.join(output.parent, `${journalPrefix(output)}claim-${number}`);
}

/** How the names of the journal's temporary files begin. */
export function journalPrefix({ environment }: OutputFolder): string {
  return `.${environment}.journal.`;
}

/**
 * Whether a folder is there.
 * @throws UserError when something else is in its place, a symbolic link to a folder included
 */
export function isFolder(folder: string): boolean {
  const stats = reading(folder, () => ifThere(() => fs.lstatSync(folder)));
  if (stats === undefined || stats.isDirectory()) return stats !== undefined;
  const problem: Problem = {
    where: folder,
    what: stats.isSymbolicLink() ? 'is a symbolic link' : 'is a file',
    allowed: 'a folder',
    mend: 'remove it, or choose another output folder',
  };
  throw new UserError([problem]);
}

/** A tree inside a tree would be foreign to the outer one, which nobody could render any more. */
function refuseInsideTree(parent: string): void {
  const absolute = path.resolve(parent);
  const tree = [absolute, ...foldersAbove(absolute)].find(isTree);
  if (tree === undefined) return;
  const problem: Problem = {
    where: parent,
    what: `lies inside a rendered tree, which begins at ${tree}`,
    allowed: 'a folder that holds one folder an environment',
    mend: `choose ${path.dirname(tree)}, or a folder elsewhere`,
  };
  throw new UserError([problem]);
}

function foldersAbove(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}

/** A leading dot is ours: `.dev.staging` must not be an environment. */
function unsafeName(environment: string): Problem | undefined {
  const severalParts = environment.includes('/') ? 'has more than one part' : undefined;
  const hidden = environment.startsWith('.') ? 'begins with a dot' : undefined;
  const what = pathProblem(environment) ?? severalParts ?? hidden;
  if (what === undefined) return undefined;
  return {
    where: 'the name of the environment',
    what: `${what}, and cannot name a folder`,
    received: environment,
    allowed: 'letters, digits and "-"',
    mend: 'rename the environment',
  };
}
