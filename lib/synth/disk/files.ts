import fs from 'node:fs';
import { codeOf, ifThere, reading, writing } from './disk-error';

// Windows has neither O_NOFOLLOW nor O_NONBLOCK; their values are void there.
const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = fs.constants;

/** Never through a symbolic link, and never waiting for the other end of a pipe. */
const OLD_FILE = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

/** A file that is not there yet: what somebody else put in its place is neither followed nor overwritten. */
const NEW_FILE = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;

/** The bytes of a file, or undefined when it is not there. */
export function readBytes(file: string): Buffer | undefined {
  return reading(file, () => ifThere(() => withOpen(file, OLD_FILE, (handle) => fs.readFileSync(handle))));
}

/**
 * Writes a file that must not exist yet.
 * @param options.shownAs what the file is to become, for the message @default - itself
 * @param options.flush whether it must outlive a power cut
 */
export function createFile(file: string, text: string, options: { shownAs?: string; flush: boolean }): void {
  writing(options.shownAs ?? file, () =>
    withOpen(file, NEW_FILE, (handle) => {
      fs.writeFileSync(handle, text);
      if (options.flush) fs.fsyncSync(handle);
    }),
  );
}

/** Removes a file; that somebody removed it already is fine. */
export function removeFile(file: string): void {
  writing(file, () => ifThere(() => fs.unlinkSync(file)));
}

/** Removes a folder that is empty; one that is gone, or that somebody has put something in, is left as it is. */
export function removeEmptyFolder(folder: string): void {
  try {
    writing(folder, () => ifThere(() => fs.rmdirSync(folder)));
  } catch (error) {
    // POSIX allows a system to answer with either.
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Makes the names in a folder outlive a power cut. Windows cannot open a folder, and does so by itself. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  writing(folder, () => withOpen(folder, O_RDONLY, (handle) => fs.fsyncSync(handle)));
}

function withOpen<T>(file: string, flags: number, act: (handle: number) => T): T {
  const handle = fs.openSync(file, flags);
  try {
    return act(handle);
  } finally {
    fs.closeSync(handle);
  }
}
