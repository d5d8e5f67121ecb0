import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** Set by npm and jest for what they start; a user's shell has none of them. */
const SET_BY_OUR_RUNNERS = /^(?:npm_(?:lifecycle|package)_|JEST_|NODE_ENV$)/;

/** In bytes. Node's own limit, one MiB, would kill a suite that reports many failures. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/** What somebody gets who clones the last commit of this repository. */
export class FreshClone {
  public readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clone-'));

  constructor() {
    if (git(ROOT, 'status', '--porcelain') !== '') {
      console.warn('There are uncommitted changes: the clone is of the last commit, and has none of them.');
    }
    git(ROOT, 'clone', '--quiet', ROOT, this.folder);
  }

  /** Runs one line as a user would type it, and gives what it printed. @throws Error when it fails */
  public bash(line: string): string {
    const { status, output } = this.tryBash(line);
    if (status !== 0) throw new Error(`${line}\nended with ${status ?? 'a signal'}:\n${lastLines(output)}`);
    return output;
  }

  /** Runs one line as a user would type it. */
  public tryBash(line: string): { readonly status: number | null; readonly output: string } {
    const variables = Object.entries(process.env).filter(([name]) => !SET_BY_OUR_RUNNERS.test(name));
    const options = {
      cwd: this.folder,
      encoding: 'utf8',
      env: Object.fromEntries(variables),
      maxBuffer: MAX_OUTPUT,
    } as const;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], options);
    return { status, output: stdout + stderr };
  }

  public read(file: string): string {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  public write(file: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, file), text);
  }

  /** The names in a folder, sorted. */
  public list(folder: string): string[] {
    return fs.readdirSync(path.join(this.folder, folder)).sort();
  }

  /** Undoes what was edited or added since the clone; what git ignores stays. */
  public reset(): void {
    git(this.folder, 'checkout', '--quiet', '--', '.');
    git(this.folder, 'clean', '-fdq');
  }

  public remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Replaces each text by another one; all must be there. */
export function replaced(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((result, [before, after]) => {
    if (!result.includes(before)) throw new Error(`there is no ${before} in it`);
    return result.replaceAll(before, after);
  }, text);
}

/** Where a failed command says why; the log of a CI run has no room for all of it. */
function lastLines(output: string): string {
  return output.split('\n').slice(-150).join('\n');
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd: folder, encoding: 'utf8' });
}
