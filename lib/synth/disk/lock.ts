import fs from 'node:fs';
import { canonicalJson } from '../../tree';
import { codeOf, writing } from './disk-error';
import { createFile, flushFolder, readBytes, removeFile } from './files';
import { busy, type FoundJournal, type Journal, readJournal } from './journal';
import { claimPath, type OutputFolder, temporaryPath } from './output-folder';
import { isAnotherLive, thisProcess } from './owner';
import type { Undo } from './undo';

/**
 * Takes the folder for this run by putting its journal in place, whole and at once.
 * @param interrupted the journal of a dead run that is to be replaced @default - there is none
 * @throws UserError when another run was faster
 */
export function takeJournal(
  output: OutputFolder,
  contents: Omit<Journal, 'owner'>,
  interrupted: FoundJournal | undefined,
  undo: Undo,
): void {
  const owner = thisProcess();
  const temporary = temporaryPath(output, owner);
  removeFile(temporary);
  undo.add(() => removeFile(temporary));
  createFile(temporary, canonicalJson({ ...contents, owner }), { shownAs: output.journal, flush: true });
  if (interrupted === undefined) {
    link(output, temporary, output.journal);
    undo.add(() => removeFile(output.journal));
  } else {
    // The folder is not whole yet, whatever becomes of this run: there is a journal from here on, and no undo of it.
    replace(output, temporary, interrupted, undo);
  }
  removeFile(temporary);
  flushFolder(output.parent);
}

/**
 * Two runs may find the same dead journal. Both could rename theirs over it, so the right to do so is claimed first, by
 * a name that only one of them can make; and as another may have been through all of this in the meantime, the claim
 * counts only when the journal is still the dead one. A claimer that died is passed by the next number. Claims are
 * swept by the run that holds the folder, and by nobody else.
 */
function replace(output: OutputFolder, temporary: string, interrupted: FoundJournal, undo: Undo): void {
  const claim = nextClaim(output);
  link(output, temporary, claim);
  undo.add(() => removeFile(claim));
  if (readBytes(output.journal)?.toString() !== interrupted.text) throw busy(output);
  writing(output.journal, () => fs.renameSync(temporary, output.journal));
}

function nextClaim(output: OutputFolder): string {
  for (let number = 1; ; number += 1) {
    const claim = claimPath(output, number);
    const owner = readJournal(claim)?.owner;
    if (owner === undefined) return claim;
    if (isAnotherLive(owner)) throw busy(output, owner.pid);
  }
}

function link(output: OutputFolder, temporary: string, name: string): void {
  try {
    writing(name, () => fs.linkSync(temporary, name));
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? busy(output) : error;
  }
}
