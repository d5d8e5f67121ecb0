import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RepositoryCopy } from './repository-copy';
import { findTool } from './tools';

/** What `npx cdktf-cli@0.21.0 synth` and `npx cdk8s-cli@2.207.60 synth` run. */
const PACKAGES = ['cdktf-cli@0.21.0', 'cdk8s-cli@2.207.60'];

/** What they read besides the program. */
const SETTINGS = ['cdktf.json', 'cdk8s.yaml'];

/** A program, ready to be run or measured. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The commands to compare, in one copy of the repository. */
export interface SynthCommands {
  /** Writes dist/. */
  readonly platform: Command;
  /** Writes cdktf.out/. */
  readonly cdktf: Command;
  /** Deletes cdk8s.out/ and writes it anew. */
  readonly cdk8s: Command;
}

/** A copy of the repository for the CLIs to run in: they leave their output there. */
export function copyForOfficialClis(root: string): RepositoryCopy {
  const copy = new RepositoryCopy('platform', root);
  for (const file of SETTINGS) fs.cpSync(path.join(root, file), path.join(copy.folder, file));
  return copy;
}

/** The three commands for a copy of the repository; installs the CLIs where they are missing. */
export function synthCommands({ folder }: RepositoryCopy): SynthCommands {
  const clis = installOfficialClis();
  return {
    platform: command(process.execPath, ['bin/platform.js', 'synth', '--out', 'dist'], folder),
    cdktf: command(path.join(clis, 'cdktf'), ['synth'], folder),
    cdk8s: command(path.join(clis, 'cdk8s'), ['synth', '--check-upgrade=false'], folder),
  };
}

export function run({ file, args, cwd, env }: Command): SpawnSyncReturns<string> {
  return spawnSync(file, args, { cwd, env, encoding: 'utf8' });
}

/** A bare environment: no settings of the machine, no reports, no question whether there is a newer version. */
function command(file: string, args: readonly string[], folder: string): Command {
  // cdktf asks terraform for its version, and does without.
  const programs = [process.execPath, findTool('sh'), findTool('terraform')].flatMap((program) => program ?? []);
  const env = {
    PATH: programs.map((program) => path.dirname(program)).join(path.delimiter),
    HOME: folder,
    CI: 'true',
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1',
  };
  return { file, args, cwd: folder, env };
}

/**
 * Installs both CLIs once a machine, in a folder of their own: the versions of constructs and cdk8s that they bring must
 * not come near the repository.
 * @returns the folder of the programs
 */
function installOfficialClis(): string {
  const folder = path.join(os.homedir(), '.cache', 'platform', PACKAGES.join('_'));
  if (!fs.existsSync(folder)) install(folder);
  return path.join(folder, 'node_modules', '.bin');
}

/** Installs aside and renames: a run that is interrupted leaves no half folder that looks like a whole one. */
function install(folder: string): void {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = fs.mkdtempSync(`${folder}.`);
  try {
    // Install scripts belong to native parts that synth does not use, and may download what is out of reach.
    const options = ['--prefix', unfinished, '--ignore-scripts', '--no-audit', '--no-fund'];
    const { status, stderr } = spawnSync('npm', ['install', ...options, ...PACKAGES], {
      cwd: unfinished,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`npm cannot install ${PACKAGES.join(' and ')}: ${stderr}`);
    fs.renameSync(unfinished, folder);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true });
    // Somebody else was quicker.
    if (!fs.existsSync(folder)) throw error;
  }
}
