import { z } from 'zod';
import { type Problem, UserError } from '../../problems';
import { pathProblem } from '../../tree';
import { readBytes } from './files';
import type { OutputFolder } from './output-folder';
import { isAnotherLive, ownerSchema } from './owner';

const hashes = z.record(
  z.string().refine((path) => pathProblem(path) === undefined),
  z.string().regex(/^[0-9a-f]{64}$/),
);

/**
 * What a write is about to do: the lock of its folder, and what the next run needs to mend it when it is interrupted.
 * Complete from its first moment to its last, as it gets its name by a hard link.
 */
const journalSchema = z.strictObject({
  /** What may lie in the folder, by path, and its SHA-256. */
  old: hashes,
  /** What is to lie there. */
  new: hashes,
  owner: ownerSchema,
});

export type Journal = z.infer<typeof journalSchema>;

/** A journal that a run left behind when it was interrupted. */
export interface FoundJournal extends Journal {
  readonly text: string;
}

/**
 * The journal of an interrupted run, or undefined when there is none.
 * @throws UserError when the run that owns it is still writing, or when it is no journal
 */
export function findJournal(output: OutputFolder): FoundJournal | undefined {
  const text = readBytes(output.journal)?.toString();
  if (text === undefined) return undefined;
  const journal = parseJournal(text);
  if (journal === undefined) throw new UserError([notAJournal(output)]);
  if (isAnotherLive(journal.owner)) throw busy(output, journal.owner.pid);
  return { ...journal, text };
}

/** The journal that a file holds, or undefined when it is none. */
export function readJournal(file: string): Journal | undefined {
  const text = readBytes(file)?.toString();
  return text === undefined ? undefined : parseJournal(text);
}

/** The error of a run that finds another one at work. */
export function busy(output: OutputFolder, pid?: number): UserError {
  const problem: Problem = {
    where: output.root,
    what: 'another run is writing this folder',
    ...(pid !== undefined && { received: `process ${pid}` }),
    allowed: 'one run at a time',
    mend: 'wait until it ends, then run again',
  };
  return new UserError([problem]);
}

function parseJournal(text: string): Journal | undefined {
  try {
    return journalSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function notAJournal(output: OutputFolder): Problem {
  return {
    where: output.journal,
    what: 'is not a journal that this program wrote',
    allowed: 'what an interrupted run leaves there',
    mend: `remove this file and the folder ${output.root}, then run again: both are made anew`,
  };
}
