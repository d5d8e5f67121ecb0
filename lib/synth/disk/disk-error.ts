import { type Problem, UserError } from '../../problems';

interface Reason {
  /** What the system said, in plain words. */
  readonly words: string;
  readonly allowed: string;
  readonly mend: string;
}

const ANOTHER_FOLDER = 'or choose another output folder';

/** Some network disks have no hard links, by which one run alone can take the folder. */
const NO_HARD_LINKS = {
  words: 'the file system cannot do this',
  allowed: 'a file system with hard links',
  mend: 'choose an output folder on a local disk',
};

/** The answers of a disk that are the user's to mend. Any other one is a bug of ours and keeps its stack. */
const REASONS = {
  ENOSPC: { words: 'the disk is full', allowed: 'a disk with free space', mend: `free some space, ${ANOTHER_FOLDER}` },
  EDQUOT: {
    words: 'the disk quota is used up',
    allowed: 'a disk with free space',
    mend: `free some space, ${ANOTHER_FOLDER}`,
  },
  EROFS: {
    words: 'the file system is read-only',
    allowed: 'a folder that can be written',
    mend: `mount it writable, ${ANOTHER_FOLDER}`,
  },
  EACCES: {
    words: 'permission denied',
    allowed: 'files and folders that belong to you',
    mend: `change its owner or its mode, ${ANOTHER_FOLDER}`,
  },
  EPERM: {
    words: 'the system does not permit it',
    allowed: 'a file system that permits changes and hard links',
    mend: `change its owner or its flags, ${ANOTHER_FOLDER}`,
  },
  ENOTDIR: {
    words: 'a part of its path is not a folder',
    allowed: 'folders above it',
    mend: `move away what stands in the place of the folder, ${ANOTHER_FOLDER}`,
  },
  ENOENT: {
    words: 'a part of its path does not exist, and cannot be made',
    allowed: 'a folder that can be made, and that nobody removes meanwhile',
    mend: `run again if somebody has just removed it, ${ANOTHER_FOLDER}`,
  },
  EXDEV: {
    words: 'it lies on another file system than the output folder',
    allowed: 'one file system for the output folder and all that is in it',
    mend: `unmount it, or mount the file system one folder higher, ${ANOTHER_FOLDER}`,
  },
  EMFILE: {
    words: 'too many files are open',
    allowed: 'at least one more open file',
    mend: 'raise the limit of open files (ulimit -n)',
  },
  ENFILE: {
    words: 'too many files are open on this machine',
    allowed: 'at least one more open file',
    mend: 'end the programs that hold them, and run again',
  },
  ENAMETOOLONG: {
    words: 'its path is too long',
    allowed: 'what the file system takes',
    mend: 'choose an output folder with a shorter path',
  },
  ELOOP: {
    words: 'it is a symbolic link',
    allowed: 'plain files and folders',
    mend: 'remove the link',
  },
  EISDIR: {
    words: 'it is a folder',
    allowed: 'a file',
    mend: `remove the folder, ${ANOTHER_FOLDER}`,
  },
  EIO: {
    words: 'the disk reports an error',
    allowed: 'a disk that works',
    mend: 'look at the log of the system, and choose another output folder',
  },
  ENOTSUP: NO_HARD_LINKS,
  EOPNOTSUPP: NO_HARD_LINKS,
  ENOSYS: NO_HARD_LINKS,
} satisfies Readonly<Record<string, Reason>>;

/**
 * Runs a change of the disk.
 * @param path what is changed, for the message
 * @throws UserError when the disk refuses for a reason that the user can mend
 */
export function writing<T>(path: string, act: () => T): T {
  return explained('written', path, act);
}

/**
 * Runs a look at the disk.
 * @param path what is looked at, for the message
 * @throws UserError when the disk refuses for a reason that the user can mend
 */
export function reading<T>(path: string, act: () => T): T {
  return explained('read', path, act);
}

/** What to tell the user when the disk refuses. */
export function diskProblem(verb: 'written' | 'read', path: string, code: keyof typeof REASONS): Problem {
  const { words, allowed, mend } = REASONS[code];
  return { where: path, what: `cannot be ${verb}: ${words}`, received: code, allowed, mend };
}

/** Gives what `act` gives, or undefined when the file is not there. */
export function ifThere<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The code of a system error: `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  // By shape, not by class: an error of node:fs may come from another realm than ours.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function explained<T>(verb: 'written' | 'read', path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = codeOf(error);
    throw isKnown(code) ? new UserError([diskProblem(verb, path, code)]) : error;
  }
}

function isKnown(code: string | undefined): code is keyof typeof REASONS {
  return code !== undefined && Object.hasOwn(REASONS, code);
}
