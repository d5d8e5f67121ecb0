import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { everythingIn } from './harness';

const ROOT = path.join(__dirname, '../../..');
const RUNNER = path.join(ROOT, 'bin/run.js');

/** `nobody` on Linux: owns nothing, and is bound by modes. */
const NOBODY = 65534;

/** Whom modes bind: nobody in the place of root, and anybody else as he is. */
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Why that user cannot run the program. @default - he can */
export const hindrance = findHindrance();

/** Writes a tree of these files as a user whom modes bind, to a folder that becomes his. */
export function writeAsUser(out: string, files: Readonly<Record<string, string>>): { status: unknown; stdout: string } {
  if (user.uid !== undefined) {
    for (const name of ['.', ...Object.keys(everythingIn(out))])
      fs.lchownSync(path.join(out, name), user.uid, user.gid);
  }
  const args = [RUNNER, path.join(__dirname, 'fixtures/write-files.ts'), out, JSON.stringify(files)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { ...user, cwd: ROOT, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return { status, stdout };
}

function findHindrance(): string | undefined {
  const look = `require('node:fs').accessSync(process.argv[1]); require('esbuild')`;
  const { status, error } = spawnSync(process.execPath, ['-e', look, RUNNER], { ...user, cwd: ROOT });
  if (status === 0) return undefined;
  return error?.message ?? `user ${user.uid ?? 'unknown'} cannot read ${ROOT}`;
}
