import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from './source-files';

const PROGRAM = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = path.join(ROOT, '.dependency-cruiser.cjs');
const TOP_FOLDERS = ['bin', 'lib', 'platform', 'environments', 'test', 'bench'];

/** What dependency-cruiser found in a tree. */
export interface Cruise {
  /** The names of all rules, broken or not. */
  readonly rules: readonly string[];
  readonly files: readonly string[];
  readonly violations: readonly Violation[];
}

export interface Violation {
  readonly rule: string;
  /** The files at fault: the importing one; of a cycle, all. */
  readonly files: readonly string[];
  /** What the file imports against the rule; of a rule about one file, that file. */
  readonly to: string;
}

/** The part of dependency-cruiser's JSON that is read here. */
interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly ReportedViolation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { name: string }[] };
  };
}

interface ReportedViolation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
  readonly cycle?: readonly { readonly name: string }[];
}

/** Holds the tree in a folder to the rules of .dependency-cruiser.cjs. */
export async function cruise(folder: string): Promise<Cruise> {
  const present = TOP_FOLDERS.filter((name) => fs.existsSync(path.join(folder, name)));
  const { modules, summary } = JSON.parse(await runCruiser(folder, present)) as Report;
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    files: modules.map(({ source }) => source),
    violations: summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      files: cycle?.map(({ name }) => name) ?? [from],
      to,
    })),
  };
}

/** Writes files into a folder of its own, holds them to the rules, and removes the folder. */
export async function cruiseFiles(files: Readonly<Record<string, string>>): Promise<Cruise> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'architecture-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    return await cruise(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** With JSON as output dependency-cruiser exits with 0 whatever it finds: another code is a failure of its own. */
function runCruiser(cwd: string, folders: readonly string[]): Promise<string> {
  const args = [PROGRAM, '--config', CONFIG, '--output-type', 'json', ...folders];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`dependency-cruiser failed:\n${stderr}`, { cause: error }));
    });
  });
}
