import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describeWith, isProgram, onPath } from '../../../lib/testing/tools';

/** What a program is called: by Debian, which puts `prometheus-` before some, and by those who make it. */
const NAMES = {
  prometheus: ['prometheus'],
  promtool: ['promtool'],
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
  amtool: ['amtool'],
  'blackbox-exporter': ['prometheus-blackbox-exporter', 'blackbox_exporter'],
  'node-exporter': ['prometheus-node-exporter', 'node_exporter'],
} as const;

export type ProgramName = keyof typeof NAMES;

/** Unpacks newer programs than the system has, and prints their folder; beside the repository on some machines. */
const NEWER_DEBIAN = path.join(__dirname, '../../../../shared/tools/newer-debian');

const PACKAGES = [
  'prometheus',
  'promtool',
  'prometheus-alertmanager',
  'prometheus-blackbox-exporter',
  'prometheus-node-exporter',
];

let newerFolder: string | undefined;

/** The path of a program: of the unpacked ones where there are any, else from PATH. */
export function findProgram(name: ProgramName): string | undefined {
  const unpacked = NAMES[name].map((file) => path.join(folderOfNewer(), file)).find(isProgram);
  return unpacked ?? NAMES[name].map(onPath).find((file) => file !== undefined);
}

/** Declares tests that need programs; where one is missing they are skipped, under CI they fail. */
export function describeWithPrograms(programs: readonly ProgramName[], title: string, tests: () => void): void {
  describeWith(programs, title, tests, findProgram);
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export function runProgram(name: ProgramName, args: readonly string[]): Ran {
  const program = findProgram(name);
  if (program === undefined) throw new Error(`${name} not found: describeWithPrograms should have said so`);
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** jest calls this once, before all tests. */
export default function sayVersions(): void {
  const lines = (Object.keys(NAMES) as ProgramName[]).map((name) => `  ${name}: ${versionOf(name)}\n`);
  process.stderr.write(`Programs:\n${lines.join('')}`);
}

function versionOf(name: ProgramName): string {
  const program = findProgram(name);
  if (program === undefined) return 'not found';
  const { stdout, stderr } = runProgram(name, ['--version']);
  const version = /version (\S+)/.exec(`${stdout}${stderr}`)?.[1] ?? 'of an unknown version';
  return `${version}, ${program}`;
}

function folderOfNewer(): string {
  if (!fs.existsSync(NEWER_DEBIAN)) return '';
  newerFolder ??= path.join(spawnSync(NEWER_DEBIAN, PACKAGES, { encoding: 'utf8' }).stdout.trim(), 'usr/bin');
  return newerFolder;
}
