import fs from 'node:fs';
import path from 'node:path';
import { type Problem, throwIfAny } from '../../problems';
import { ifThere, reading, writing } from './disk-error';
import { removeFile } from './files';
import { readJournal } from './journal';
import { isFolder, journalPrefix, type OutputFolder } from './output-folder';
import { isAnotherLive, type Owner } from './owner';

/**
 * Whether dead runs left anything beside the tree but a journal.
 * @throws UserError when something that is not ours stands in the place of the staging folder
 */
export function hasLeftovers(output: OutputFolder): boolean {
  return stagedFiles(output) !== undefined || leftoverFiles(output).length > 0;
}

/** Removes what dead runs left. Only for the run that holds the journal: it alone knows that nobody uses it. */
export function sweep(output: OutputFolder): void {
  for (const file of leftoverFiles(output)) removeFile(file);
  removeStaging(output);
}

/** Removes the staging folder and the files in it. */
export function removeStaging(output: OutputFolder): void {
  for (const name of stagedFiles(output) ?? []) removeFile(path.join(output.staging, name));
  writing(output.staging, () => ifThere(() => fs.rmdirSync(output.staging)));
}

/** Journals that never got their name, and claims. */
function leftoverFiles(output: OutputFolder): string[] {
  const names = reading(output.parent, () => ifThere(() => fs.readdirSync(output.parent))) ?? [];
  const prefix = journalPrefix(output);
  return names
    .filter((name) => name.startsWith(prefix))
    .filter((name) => isLeftover(path.join(output.parent, name), name.slice(prefix.length)))
    .map((name) => path.join(output.parent, name));
}

function isLeftover(file: string, name: string): boolean {
  const owner = /^claim-\d+$/.test(name) ? readJournal(file)?.owner : ownerOfTemporary(name);
  return owner !== undefined && !isAnotherLive(owner);
}

function ownerOfTemporary(name: string): Owner | undefined {
  const [, pid, ticks] = /^(\d+)-(\d+)\.tmp$/.exec(name) ?? [];
  if (pid === undefined) return undefined;
  return { pid: Number(pid), ...(ticks !== '0' && { startedAtTicks: Number(ticks) }) };
}

/** The staged files are numbers: anything else there is somebody else's. */
function stagedFiles(output: OutputFolder): string[] | undefined {
  if (!isFolder(output.staging)) return undefined;
  const entries = reading(output.staging, () => ifThere(() => fs.readdirSync(output.staging, { withFileTypes: true })));
  if (entries === undefined) return undefined;
  const foreign = entries.filter((entry) => !entry.isFile() || !/^\d+$/.test(entry.name));
  throwIfAny(foreign.map((entry) => foreignStaged(path.join(output.staging, entry.name))));
  return entries.map((entry) => entry.name);
}

function foreignStaged(file: string): Problem {
  return {
    where: file,
    what: 'was not written by this program, which empties this folder',
    allowed: 'nothing but what an interrupted run leaves there',
    mend: 'move it elsewhere, or remove it',
  };
}
