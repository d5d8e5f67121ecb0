import { gather, type Problem, throwIfAny, UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import { removeEmptyFolder, removeFile } from './files';
import { busy, findJournal, type FoundJournal } from './journal';
import { hasLeftovers, sweep } from './leftovers';
import { takeJournal } from './lock';
import { looking } from './look';
import { type OutputFolder, outputFolder } from './output-folder';
import { place } from './place';
import { type Plan, planWrite } from './plan';
import { type Demand, demandOf, refuseTooLarge } from './space';
import { makeFolders, stage } from './stage';
import { Undo } from './undo';
import { refuseUnwritable } from './writable';

/** What a write did, in files. */
export interface WriteResult {
  /** New, or other than before. */
  readonly written: number;
  /** There already, and left alone. */
  readonly unchanged: number;
  /** No longer in the tree. */
  readonly removed: number;
  /** Whether an interrupted earlier write was found and made good. */
  readonly repaired: boolean;
}

/**
 * Writes a tree to `<outDir>/<environment>/`, so that exactly the tree lies there. A run that is interrupted, however
 * hard, leaves the old tree, the new one, or a folder that no reader takes and the next run makes good.
 * @throws UserError when something in the folder is not ours, another run is writing, or the disk refuses
 */
export function writeTree(tree: RenderedTree, outDir: string): WriteResult {
  const output = outputFolder(outDir, tree.manifest.environment);
  const look = lookUnlocked(output, tree);
  if (look.isDone) return resultOf(look.plan, false);
  return resultOf(carryOut(output, tree, look), look.interrupted !== undefined);
}

/**
 * Finds everything that would stop `writeTree` from writing these trees one after the other, but for what changes in
 * between, and changes nothing.
 * @throws UserError with every problem
 */
export function checkWritable(trees: readonly RenderedTree[], outDir: string): void {
  const problems: Problem[] = [];
  const demands = trees.flatMap((tree) => gather(problems, () => lookAhead(tree, outDir)) ?? []);
  throwIfAny(problems);
  refuseTooLarge(outDir, demands);
}

/** What a tree is going to take; nothing is said of one that takes the place of what an interrupted run left. */
function lookAhead(tree: RenderedTree, outDir: string): Demand[] {
  const output = outputFolder(outDir, tree.manifest.environment);
  const { plan } = lookUnlocked(output, tree);
  return plan.isDone || hasLeftovers(output) ? [] : [demandOf(output, tree, plan)];
}

interface Look {
  readonly interrupted?: FoundJournal;
  readonly plan: Plan;
  /** There is nothing to change, and nothing to mend. */
  readonly isDone: boolean;
}

function lookUnlocked(output: OutputFolder, tree: RenderedTree): Look {
  return looking(
    output,
    () => busy(output),
    () => lookFirst(output, tree),
  );
}

/** Finds every reason for a refusal that can be found before anything is changed. */
function lookFirst(output: OutputFolder, tree: RenderedTree): Look {
  const interrupted = findJournal(output);
  const plan = planWrite(output, tree, interrupted);
  const isDone = plan.isDone && interrupted === undefined && !hasLeftovers(output);
  if (!isDone) refuseUnwritable(output, plan);
  return { interrupted, plan, isDone };
}

function carryOut(output: OutputFolder, tree: RenderedTree, { interrupted, plan: first }: Look): Plan {
  const undo = new Undo();
  try {
    makeFolders(output.parent, undo);
    takeJournal(output, first.journal, interrupted, undo);
    sweep(output);
    // Another run may have been here between the first look and the lock.
    const plan = planWrite(output, tree, interrupted);
    stage(output, tree, plan, undo);
    place(output, plan, undo);
    removeEmptyFolder(output.staging);
    removeFile(output.journal);
    return plan;
  } catch (error) {
    takeBack(undo);
    throw undo.isSpent ? halfWritten(error) : error;
  }
}

function resultOf({ changed, unchanged, removals }: Plan, repaired: boolean): WriteResult {
  const removed = removals.obstacles.files.length + removals.orphans.files.length;
  return { written: changed.length, unchanged, removed, repaired };
}

function takeBack(undo: Undo): void {
  try {
    undo.run();
  } catch {
    // The disk that refused the write refuses this too. The first error says why; the journal, which is the last thing
    // to go, tells the next run what to mend.
  }
}

function halfWritten(error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  return new UserError(
    error.problems,
    'the output is half written, and no reader takes it until the next run mends it',
  );
}
