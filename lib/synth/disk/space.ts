import fs from 'node:fs';
import path from 'node:path';
import { type Problem, UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import { ifThere, reading } from './disk-error';
import type { OutputFolder } from './output-folder';
import type { Plan } from './plan';

/** What a write takes from the disk, in bytes. */
export interface Demand {
  /** The journal and every new file, which lie there beside the old ones. */
  readonly peak: number;
  /** What is left of it when the old files have gone; below zero when they were larger. */
  readonly growth: number;
}

/** The least that a file with anything in it takes on ext4, XFS, APFS, NTFS and tmpfs, in bytes. */
const BLOCK = 4096;

export function demandOf(output: OutputFolder, tree: RenderedTree, { changed, journal, removals }: Plan): Demand {
  const added = sum(changed.map((file) => onDisk(Buffer.byteLength(tree.files.get(file) ?? ''))));
  const old = [...changed, ...removals.obstacles.files, ...removals.orphans.files];
  const released = sum(old.map((file) => onDisk(sizeOf(path.join(output.root, file)))));
  return { peak: added + onDisk(JSON.stringify(journal).length), growth: added - released };
}

/**
 * Looks whether writes that follow each other all fit, before the first one.
 * @throws UserError when the disk has less free space than they take at their worst moment
 */
export function refuseTooLarge(outDir: string, demands: readonly Demand[]): void {
  let grown = 0;
  let needed = 0;
  for (const { peak, growth } of demands) {
    needed = Math.max(needed, grown + peak);
    grown += growth;
  }
  const free = freeSpace(outDir);
  if (free === undefined || needed <= free) return;
  const problem: Problem = {
    where: outDir,
    what: 'has too little space for all that is to be written',
    received: `${inKiB(free)} free`,
    allowed: `at least ${inKiB(needed)} free`,
    mend: 'free some space, or choose another output folder',
  };
  throw new UserError([problem]);
}

/** What we may use, in bytes; undefined where the file system keeps no count, as some network disks do not. */
function freeSpace(folder: string): number | undefined {
  const stats = reading(folder, () => ifThere(() => fs.statfsSync(folder)));
  if (stats === undefined) return freeSpace(path.dirname(folder));
  return stats.blocks === 0 ? undefined : stats.bavail * stats.bsize;
}

function sizeOf(file: string): number {
  return reading(file, () => ifThere(() => fs.lstatSync(file).size)) ?? 0;
}

function onDisk(bytes: number): number {
  return Math.ceil(bytes / BLOCK) * BLOCK;
}

function inKiB(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KiB`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
