import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** What the program needs to run, but for its dependencies. */
const PARTS = ['bin', 'environments', 'lib', 'platform', 'package.json', 'package-lock.json', 'tsconfig.json'];

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the program in a folder of its own, so that a test may edit its environments and run its verbs. */
export class RepositoryCopy {
  public readonly folder: string;

  /**
   * @param name the folder's name; a test that compares folders gives two
   * @param root the repository; a program that bin/run.js has joined from many files has to say where it is
   */
  constructor(name = 'platform', root = ROOT) {
    this.folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'copy-')), name);
    for (const part of PARTS) fs.cpSync(path.join(root, part), path.join(this.folder, part), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
  }

  /** Runs a verb as a user would, with the given variables on top of a bare environment. */
  public run(
    verb: readonly string[],
    variables: Readonly<Record<string, string>> = {},
    nodeOptions: string[] = [],
  ): Run {
    const program = path.join(this.folder, 'bin/platform.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, program, ...verb], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', ...variables },
    });
    return { status, stdout, stderr };
  }

  /** Replaces text in a file of the copy; the text must be there. */
  public edit(file: string, before: string, after: string): void {
    const full = path.join(this.folder, file);
    const text = fs.readFileSync(full, 'utf8');
    if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`);
    fs.writeFileSync(full, text.replace(before, after));
  }

  /** Every file below a folder of the copy, as path to bytes in hex. */
  public filesIn(folder: string): Map<string, string> {
    const top = path.join(this.folder, folder);
    if (!fs.existsSync(top)) return new Map();
    const entries = fs.readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
    return new Map(paths.map((file) => [path.relative(top, file), fs.readFileSync(file, 'hex')]));
  }

  public remove(): void {
    fs.rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }
}
