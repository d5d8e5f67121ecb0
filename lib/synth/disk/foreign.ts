import path from 'node:path';
import { compareText, type Problem, UserError } from '../../problems';
import { MANIFEST_PATH } from '../../tree';
import type { OutputFolder } from './output-folder';
import type { Known } from './previous';
import type { Found } from './scan';

/** As many as a person reads; the first ones show what it is about. */
const MAX_LISTED = 20;

/**
 * Guards what this program did not write.
 * @param edited files that are about to be removed, and hold something else than was written
 * @throws UserError listing every file that is not ours
 */
export function refuseForeign(output: OutputFolder, found: Found, known: Known, edited: readonly string[]): void {
  if (known.size === 0 && found.files.size > MAX_LISTED) throw new UserError([unknownTree(output, found.files.size)]);
  const foreign = [...found.files].filter((file) => file !== MANIFEST_PATH && !known.has(file));
  const problems = [
    ...[...found.others].map(([file, kind]) => notPlain(output, file, kind)),
    ...foreign.map((file) => notOurs(output, file)),
    ...edited.map((file) => changedByHand(output, file)),
  ];
  if (problems.length > 0) throw new UserError(shortened(output, problems));
}

function shortened(output: OutputFolder, problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((a, b) => compareText(a.where, b.where));
  const more = sorted.length - MAX_LISTED;
  if (more <= 0) return sorted;
  const rest: Problem = {
    // Sorts after every path of ASCII characters.
    where: path.join(output.root, '…'),
    what: `and ${more} more`,
    mend: 'move them out of the output folder, or choose another one',
  };
  return [...sorted.slice(0, MAX_LISTED), rest];
}

/** Somebody removed platform.json, or this is a folder of something else: a list of its files would say neither. */
function unknownTree(output: OutputFolder, files: number): Problem {
  return {
    where: output.root,
    what: `holds files and no ${MANIFEST_PATH} that says which of them this program wrote`,
    received: `${files} files`,
    allowed: `an empty folder, or one with the ${MANIFEST_PATH} of its last render`,
    mend: 'remove the folder if nothing in it is needed, or choose another output folder',
  };
}

function notPlain(output: OutputFolder, file: string, kind: string): Problem {
  return {
    where: path.join(output.root, file),
    what: `is ${kind}`,
    allowed: 'plain files and folders that this program wrote',
    mend: 'remove it from the output folder',
  };
}

function notOurs(output: OutputFolder, file: string): Problem {
  return {
    where: path.join(output.root, file),
    what: 'was not written by this program',
    allowed: `the files that ${MANIFEST_PATH} lists`,
    mend: 'move it out of the output folder, or remove it',
  };
}

function changedByHand(output: OutputFolder, file: string): Problem {
  return {
    where: path.join(output.root, file),
    what: 'is no longer rendered, and was changed by hand',
    allowed: 'what was rendered last',
    mend: 'move it out of the output folder, or remove it',
  };
}
