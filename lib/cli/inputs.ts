import fs from 'node:fs';
import path from 'node:path';
import { type Problem, UserError } from '../problems';
import type { RenderInputs } from '../synth';

const LOCK = 'package-lock.json';

interface Lock {
  /** @default - a lock of npm 6 or older */
  readonly packages?: Readonly<Record<string, { version?: string; dependencies?: Record<string, string> }>>;
}

/**
 * Reads the runtime dependencies as package-lock.json pins them: what the render depends on, whatever happens to run.
 * @throws UserError when the file is missing, damaged, or does not pin one of them
 */
export function readInputs(root: string): RenderInputs {
  const { packages } = readLock(path.join(root, LOCK));
  if (packages === undefined) return notThere('is no lock file of npm 7 or newer');
  const direct = Object.keys(packages['']?.dependencies ?? {});
  return Object.fromEntries(
    direct.map((name) => [name, packages[`node_modules/${name}`]?.version ?? notThere(`does not pin ${name}`)]),
  );
}

function readLock(file: string): Lock {
  if (!fs.existsSync(file)) return notThere('is missing');
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Lock;
  } catch {
    return notThere('is not JSON');
  }
}

function notThere(what: string): never {
  const problem: Problem = {
    where: LOCK,
    what,
    allowed: 'the lock file as npm wrote it, committed',
    mend: 'restore it from git: git checkout package-lock.json',
  };
  throw new UserError([problem]);
}
