import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../problems';
import type { RenderInputs } from '../synth';

interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; dependencies?: Record<string, string> }>>;
}

/** Reads the runtime dependencies as package-lock.json pins them: what the render depends on, whatever happens to run. */
export function readInputs(root: string): RenderInputs {
  const file = path.join(root, 'package-lock.json');
  if (!fs.existsSync(file)) throw new UserError([missing(file)]);
  const { packages } = JSON.parse(fs.readFileSync(file, 'utf8')) as Lock;
  const direct = Object.keys(packages['']?.dependencies ?? {});
  return Object.fromEntries(direct.map((name) => [name, packages[`node_modules/${name}`]?.version ?? 'unknown']));
}

function missing(file: string) {
  return {
    where: file,
    what: 'is missing',
    allowed: 'the lock file, committed',
    mend: 'restore it from git: git checkout package-lock.json',
  };
}
