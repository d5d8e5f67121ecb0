import { setTimeout as sleep } from 'node:timers/promises';
import type { Readiness } from './agent';
import type { ObjectName } from './target';

/** The time, which a test makes pass. */
export interface Clock {
  /** In milliseconds, from any moment on. */
  readonly now: () => number;
  /** Ends early when the signal is given. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export const CLOCK: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
};

/** How often it is asked. */
const PAUSE_MILLISECONDS = 5000;

/** Objects that are named while they are waited for. */
const NAMED = 3;

export interface WaitProps {
  /** Asks once. */
  readonly look: () => Promise<Readiness[]>;
  readonly clock: Clock;
  readonly minutes: number;
  /** Given when somebody wants to stop. */
  readonly signal: AbortSignal;
  readonly tell: (text: string) => void;
}

/** Asks until everything is ready, the time is over, or somebody stops it. Returns what was seen last. */
export async function waitUntilReady({ look, clock, minutes, signal, tell }: WaitProps): Promise<Readiness[]> {
  const end = clock.now() + minutes * 60_000;
  let told = '';
  for (;;) {
    const seen = await look();
    const progress = progressOf(seen);
    if (progress !== told) tell(`   ${progress}\n`);
    told = progress;
    if (allReady(seen) || clock.now() >= end || signal.aborted) return seen;
    await clock.sleep(PAUSE_MILLISECONDS, signal);
  }
}

/** Nothing at all is not ready either. */
export function allReady(seen: readonly Readiness[]): boolean {
  return seen.length > 0 && seen.every(({ ready }) => ready);
}

/** What is there, and what ought to be there and is not. */
export function withMissing(seen: readonly Readiness[], expected: readonly ObjectName[]): Readiness[] {
  const missing = expected.filter(({ kind, name }) => !seen.some((one) => one.kind === kind && one.name === name));
  const absent = { ready: false, message: 'is not there yet', cannotRead: false };
  return [...seen, ...missing.map((object) => ({ ...object, ...absent }))];
}

function progressOf(seen: readonly Readiness[]): string {
  const waiting = seen.filter(({ ready }) => !ready).map(({ kind, name }) => `${kind} ${name}`);
  const count = `${seen.length - waiting.length} of ${seen.length} ready`;
  if (waiting.length === 0) return count;
  const others = waiting.length > NAMED ? ` and ${waiting.length - NAMED} more` : '';
  return `${count}; waiting for ${waiting.slice(0, NAMED).join(', ')}${others}`;
}
