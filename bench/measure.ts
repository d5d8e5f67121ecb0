import { spawn } from 'node:child_process';
import fs from 'node:fs';
import type { Command } from '../lib/testing/official-clis';

/** How often the memory of a process tree is looked at. */
export const SAMPLE_MILLISECONDS = 10;

/** One run of a program. */
export interface Measurement {
  /** From start to exit of the whole process. */
  readonly milliseconds: number;
  /**
   * The highest sum of resident memory over the process and all below it. A page that two processes share counts twice.
   * @default - the machine has no /proc to read it from
   */
  readonly peakMiB?: number;
}

/** The middle of several runs, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Runs a program to its end. */
export async function measure({ file, args, cwd, env }: Command): Promise<Measurement> {
  const startedAt = performance.now();
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  let peakKiB = 0;
  const sampling = setInterval(() => {
    peakKiB = Math.max(peakKiB, residentKiB(child.pid ?? 0));
  }, SAMPLE_MILLISECONDS);
  const exitCode = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const milliseconds = Math.round(performance.now() - startedAt);
  clearInterval(sampling);
  if (exitCode !== 0) throw new Error(`${file} ${args.join(' ')} failed:\n${errors}`);
  return { milliseconds, peakMiB: peakKiB === 0 ? undefined : Math.round(peakKiB / 1024) };
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, min: at(0), max: at(sorted.length - 1) };
}

function residentKiB(pid: number): number {
  const below = childrenOf(pid).reduce((sum, child) => sum + residentKiB(child), 0);
  return below + Number(/^VmRSS:\s+(?<kib>\d+) kB/m.exec(procFile(`${pid}/status`))?.groups?.kib ?? 0);
}

/** A process is listed under the thread that started it. */
function childrenOf(pid: number): number[] {
  const children = threadsOf(pid).map((thread) => procFile(`${pid}/task/${thread}/children`));
  return children.flatMap((list) => list.split(' ').filter((child) => child !== '')).map(Number);
}

function threadsOf(pid: number): string[] {
  try {
    return fs.readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // It has ended, or there is no /proc.
  }
}

function procFile(file: string): string {
  try {
    return fs.readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return '';
  }
}
