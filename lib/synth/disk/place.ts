import fs from 'node:fs';
import path from 'node:path';
import { MANIFEST_PATH } from '../../tree';
import { writing } from './disk-error';
import { removeEmptyFolder, removeFile } from './files';
import type { OutputFolder } from './output-folder';
import type { Plan } from './plan';
import type { Removal } from './removals';
import { makeFolder, stagedPath } from './stage';
import type { Undo } from './undo';

/**
 * Turns the old tree into the new one, from what is staged. platform.json comes last: until then the folder says by its
 * hashes that it is not whole.
 * @throws UserError when the disk refuses; from the first change on the journal has to stay
 */
export function place(output: OutputFolder, plan: Plan, undo: Undo): void {
  const { obstacles, orphans, blockedFolders } = plan.removals;
  remove(output, obstacles, undo);
  for (const folder of blockedFolders) makeFolder(path.join(output.root, folder), undo);
  plan.changed.forEach((file, index) => {
    if (file !== MANIFEST_PATH) rename(output, index, file, undo);
  });
  remove(output, orphans, undo);
  const manifest = plan.changed.indexOf(MANIFEST_PATH);
  if (manifest >= 0) rename(output, manifest, MANIFEST_PATH, undo);
}

function rename(output: OutputFolder, index: number, file: string, undo: Undo): void {
  const target = path.join(output.root, file);
  writing(target, () => fs.renameSync(stagedPath(output, index), target));
  undo.spend();
}

function remove(output: OutputFolder, { files, folders }: Removal, undo: Undo): void {
  for (const file of files) {
    removeFile(path.join(output.root, file));
    undo.spend();
  }
  for (const folder of folders) {
    removeEmptyFolder(path.join(output.root, folder));
    undo.spend();
  }
}
