import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import type { Owner } from '../../../lib/synth/disk/owner';

const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** A process that lives until the tests end. */
export function livingProcess(): Required<Owner> {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  started.push(child);
  return ownerOf(child.pid ?? 0);
}

/** A process that has ended. */
export function deadProcess(): Owner {
  return { pid: spawnSync('true').pid, startedAtTicks: 1 };
}

/** A process that was killed, and that its parent does not ask for. */
export async function zombieProcess(): Promise<Required<Owner>> {
  const child = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  const owner = ownerOf(pid);
  // The shell would ask for its child; what it becomes does not.
  while (nameOf(child.pid ?? 0) !== 'sleep') execFileSync('sleep', ['0.01']);
  process.kill(pid, 'SIGKILL');
  while (stateOf(pid) !== 'Z') execFileSync('sleep', ['0.01']);
  return owner;
}

function ownerOf(pid: number): Required<Owner> {
  return { pid, startedAtTicks: Number(statOf(pid)[19]) };
}

function nameOf(pid: number): string {
  return fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
}

function stateOf(pid: number): string | undefined {
  return statOf(pid)[0];
}

function statOf(pid: number): string[] {
  return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
}
