import fs, { type Dirent } from 'node:fs';
import path from 'node:path';
import { compareText } from '../../problems';
import { ifThere, reading } from './disk-error';

/** What lies in a folder. Paths are relative to it, with `/` between their parts. */
export interface Found {
  readonly files: ReadonlySet<string>;
  /** Parents before children. */
  readonly folders: ReadonlySet<string>;
  /** Everything else, and what it is: "a symbolic link". Never opened, never followed. */
  readonly others: ReadonlyMap<string, string>;
}

/**
 * What `terraform init` leaves in the folder of a layer, and nobody renders: whoever applies a layer where it was written
 * may render again.
 */
const LEFT_BY_TERRAFORM = /^terraform\/[^/]+\/\.terraform(?:\.lock\.hcl)?$/;

/**
 * Looks at everything below a folder, by the names that the disk gives; nothing when there is no such folder. What
 * Terraform needs for itself is not looked at.
 */
export function scan(root: string): Found {
  const files = new Set<string>();
  const folders = new Set<string>();
  const others = new Map<string, string>();
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of entriesOf(path.join(root, folder))) {
      const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (LEFT_BY_TERRAFORM.test(below)) continue;
      if (entry.isFile()) files.add(below);
      else if (!entry.isDirectory()) others.set(below, kindOf(entry));
      else {
        folders.add(below);
        waiting.push(below);
      }
    }
  }
  return { files, folders, others };
}

/** The folders above a path in a tree, nearest first; without the root. */
export function foldersAbove(file: string): string[] {
  const above: string[] = [];
  for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) above.push(file.slice(0, end));
  return above;
}

function entriesOf(folder: string): Dirent[] {
  const entries = reading(folder, () => ifThere(() => fs.readdirSync(folder, { withFileTypes: true })));
  return entries?.sort((a, b) => compareText(a.name, b.name)) ?? [];
}

function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'a symbolic link';
  if (entry.isFIFO()) return 'a named pipe';
  return entry.isSocket() ? 'a socket' : 'a device';
}
