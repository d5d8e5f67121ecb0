import fs from 'node:fs';
import { z } from 'zod';
import { codeOf } from './disk-error';

/** A process, told apart from a later one that got the same number. */
export const ownerSchema = z.strictObject({
  pid: z.int().positive(),
  /** When it started, in clock ticks since boot; Linux only. Containers reuse small numbers all the time. */
  startedAtTicks: z.int().nonnegative().optional(),
});

export type Owner = z.infer<typeof ownerSchema>;

/** The process that we are. */
export function thisProcess(): Owner {
  const startedAtTicks = processStatus(process.pid)?.startedAtTicks;
  return { pid: process.pid, ...(startedAtTicks !== undefined && { startedAtTicks }) };
}

/** Whether a process other than ours lives. Processes of another container or machine cannot be seen from here. */
export function isAnotherLive(owner: Owner): boolean {
  if (owner.pid === process.pid || !exists(owner.pid)) return false;
  const status = processStatus(owner.pid);
  // Not on Linux, or hidden from us: the number is all there is to go by.
  if (status === undefined) return true;
  const isReused = owner.startedAtTicks !== undefined && owner.startedAtTicks !== status.startedAtTicks;
  return !isReused && !status.isDead;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html fields 3 (state) and 22 (starttime) */
function processStatus(pid: number): { isDead: boolean; startedAtTicks: number } | undefined {
  const stat = readStat(pid);
  if (stat === undefined) return undefined;
  // The second field, the name in brackets, may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A killed process stays a zombie until its parent asks for it, which in a container may be never.
  return { isDead: /^[ZXx]$/.test(fields[0] ?? ''), startedAtTicks: Number(fields[19]) };
}

function readStat(pid: number): string | undefined {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
}
