import fs from 'node:fs';
import path from 'node:path';
import { compareText } from '../../problems';
import { isManifest, MANIFEST_PATH } from '../../tree';
import { ifThere, reading } from './disk-error';

/** The names of all environments that lie rendered in an output folder, in the order of the alphabet. */
export function renderedEnvironments(outDir: string): string[] {
  const entries = reading(outDir, () => ifThere(() => fs.readdirSync(outDir, { withFileTypes: true }))) ?? [];
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return folders.filter((name) => isTree(path.join(outDir, name))).sort(compareText);
}

/** Whether a folder is a rendered tree; by the name of its schema, as many a project has a platform.json. */
export function isTree(folder: string): boolean {
  const file = path.join(folder, MANIFEST_PATH);
  const isFile = fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
  return isFile && isManifest(reading(file, () => fs.readFileSync(file, 'utf8')));
}
