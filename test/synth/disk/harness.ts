import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RenderedTree } from '../../../lib/tree';

export { treeOf } from './trees';

const made: string[] = [];

/** A folder in memory, where the system has it: what changes thousands of files waits minutes for a busy disk. */
export const FAST_FOLDER = hasSpace('/dev/shm', 200e6) ? '/dev/shm' : os.tmpdir();

/** A new folder for output, removed after the test file. */
export function newOut(parent = os.tmpdir()): string {
  const out = fs.realpathSync(fs.mkdtempSync(path.join(parent, 'platform-disk-')));
  made.push(out);
  return out;
}

afterAll(() => {
  for (const out of made) fs.rmSync(out, { recursive: true, force: true });
});

/** Everything below a folder: path to content, `folder` or `-> target`. */
export function everythingIn(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const shown = entries.map((entry): [string, string] => {
    const full = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, full), shownAs(full)];
  });
  return Object.fromEntries(shown.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What `everythingIn` gives for an output folder that holds one tree and nothing else. */
export function onlyTree(tree: RenderedTree): Record<string, string> {
  const { environment } = tree.manifest;
  const shown = new Map([[environment, 'folder']]);
  for (const [file, text] of tree.files) {
    const parts = file.split('/');
    parts.forEach((_, depth) => shown.set([environment, ...parts.slice(0, depth)].join('/'), 'folder'));
    shown.set(`${environment}/${file}`, text);
  }
  return Object.fromEntries([...shown].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What identifies a file and its last change. */
export function stampOf(file: string): string {
  const { ino, mtimeNs, ctimeNs } = fs.lstatSync(file, { bigint: true });
  return `${ino} ${mtimeNs} ${ctimeNs}`;
}

/** Stamps of a folder and everything below it. */
export function stampsIn(folder: string): Record<string, string> {
  const names = ['.', ...Object.keys(everythingIn(folder))];
  return Object.fromEntries(names.map((name) => [name, stampOf(path.join(folder, name))]));
}

/** The message of what `act` throws, with the output folder as `<out>`. */
export function messageOf(act: () => unknown, out: string): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message.replaceAll(out, '<out>');
  }
  throw new Error('it did not throw');
}

/** The report of one problem. */
export function report(...lines: string[]): string {
  return ['1 problem, nothing was written:', '', ...lines].join('\n');
}

function hasSpace(folder: string, bytes: number): boolean {
  if (!fs.existsSync(folder)) return false;
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize >= bytes;
}

function shownAs(file: string): string {
  const stats = fs.lstatSync(file);
  if (stats.isSymbolicLink()) return `-> ${fs.readlinkSync(file)}`;
  return stats.isDirectory() ? 'folder' : fs.readFileSync(file, 'utf8');
}
