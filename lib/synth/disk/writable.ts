import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../../problems';
import { diskProblem, writing } from './disk-error';
import type { OutputFolder } from './output-folder';
import type { Plan } from './plan';

/**
 * Looks whether the disk will take every change, before the first one is made.
 * @throws UserError when a folder cannot be written, or lies on a file system where nothing can be renamed to
 */
export function refuseUnwritable(output: OutputFolder, plan: Plan): void {
  const parent = nearestFolder(output.parent);
  const device = fs.statSync(parent).dev;
  for (const folder of new Set([parent, ...touched(output, plan).map(nearestFolder)])) {
    writing(folder, () => fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK));
    if (fs.statSync(folder).dev !== device) throw new UserError([diskProblem('written', folder, 'EXDEV')]);
  }
}

/** The folders in which a name appears, changes or goes. */
function touched(output: OutputFolder, { changed, removals }: Plan): string[] {
  const { obstacles, orphans, freeFolders } = removals;
  const names = [changed, obstacles.files, obstacles.folders, orphans.files, orphans.folders, freeFolders].flat();
  return [...new Set(names.map((name) => path.dirname(path.join(output.root, name))))];
}

function nearestFolder(folder: string): string {
  // A file may be in the way of a folder that is still to come.
  const isThere = fs.existsSync(folder) && fs.statSync(folder).isDirectory();
  return isThere ? folder : nearestFolder(path.dirname(folder));
}
