import fs from 'node:fs';
import path from 'node:path';
import type { UserError } from '../../problems';
import { MANIFEST_PATH } from '../../tree';
import { ifThere, reading } from './disk-error';
import { readBytes } from './files';
import type { OutputFolder } from './output-folder';

/**
 * Looks at a folder that nothing locks. What another run changes meanwhile can make it seem full of faults, so a failure
 * counts only when nobody has written since.
 * @throws what `look` throws, or `moved` when somebody has
 */
export function looking<T>(output: OutputFolder, moved: () => UserError, look: () => T): T {
  const before = marks(output);
  try {
    return look();
  } catch (error) {
    throw marks(output) === before ? error : moved();
  }
}

/** A run makes a journal, and then a new platform.json: even of the same text, it is another file. */
function marks({ journal, root }: OutputFolder): string {
  const manifest = path.join(root, MANIFEST_PATH);
  const stats = reading(manifest, () => ifThere(() => fs.lstatSync(manifest, { bigint: true })));
  return [readBytes(journal)?.toString(), stats?.ino, stats?.ctimeNs].join();
}
