import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../problems';

/** A file that the program makes of itself. */
export interface GeneratedFile {
  /** Below the folder of generated files, `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** What became of the files of a folder, by path. */
export interface GeneratedResult {
  /** New, or other than before. */
  readonly written: readonly string[];
  /** No longer generated. */
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Makes a folder hold exactly these files: nobody but the program puts anything there.
 * @throws UserError when the disk refuses
 */
export function writeGeneratedFiles(folder: string, files: readonly GeneratedFile[]): GeneratedResult {
  try {
    return write(folder, files);
  } catch (error) {
    throw isOfTheDisk(error) ? refused(folder, error.message) : error;
  }
}

function write(folder: string, files: readonly GeneratedFile[]): GeneratedResult {
  const wanted = new Map(files.map((file) => [file.path, file.text]));
  const found = filesIn(folder);
  const paths = [...wanted.keys()].sort();
  const written = paths.filter((file) => textOf(path.join(folder, file)) !== wanted.get(file));
  const removed = found.filter((file) => !wanted.has(file));
  for (const file of removed) fs.rmSync(path.join(folder, file));
  for (const file of written) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), wanted.get(file) ?? '');
  }
  return { written, removed, unchanged: paths.filter((file) => !written.includes(file)) };
}

function filesIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  return files.map((file) => path.relative(folder, file).replaceAll(path.sep, '/')).sort();
}

function textOf(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** By shape, not by class: an error of node:fs may come from another realm than ours. */
function isOfTheDisk(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

function refused(folder: string, received: string): UserError {
  const allowed = 'a folder of plain files that belong to you';
  return new UserError([
    { where: folder, what: 'cannot be made up to date', received, allowed, mend: 'clear the way' },
  ]);
}
