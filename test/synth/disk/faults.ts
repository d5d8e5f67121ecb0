import fs from 'node:fs';

/** The calls of node:fs by which a write changes the disk. A test compares this list with the source. */
export const CHANGES = [
  'mkdirSync',
  'openSync',
  'writeFileSync',
  'fsyncSync',
  'linkSync',
  'renameSync',
  'unlinkSync',
  'rmdirSync',
] as const;

export type Change = (typeof CHANGES)[number];

/** Stands for the end of the process. */
export class Crash extends Error {}

/** One call that changes the disk. */
interface Call {
  readonly name: Change;
  readonly args: readonly unknown[];
  /** Counted from 1. */
  readonly number: number;
}

/** Runs `act` as if the process ended at the change of this number, halfway when that is possible. */
export function crashAt(number: number, act: () => unknown): boolean {
  const { error, count } = withFaults((call) => {
    if (call.number === number) writeHalf(call);
    if (call.number >= number) throw new Crash();
  }, act);
  // Should the code swallow the crash, it must at least have come so far.
  if (error !== undefined && !(error instanceof Crash)) throw error;
  return count >= number;
}

/** Runs `act` with one change that fails, or with all of its kind from then on. */
export function failAt(
  number: number,
  code: string,
  options: { andAfter?: readonly Change[] },
  act: () => unknown,
): { error: unknown; failed: Call | undefined } {
  let failed: Call | undefined;
  const { error } = withFaults((call) => {
    const isLater = call.number > number && options.andAfter?.includes(call.name) === true;
    if (call.number !== number && !isLater) return;
    failed ??= call;
    writeHalf(call);
    throw Object.assign(new Error(`${code}: as the test wants it`), { code });
  }, act);
  return { error, failed };
}

/** The changes that `act` makes. */
export function changesOf(act: () => unknown): Call[] {
  const calls: Call[] = [];
  const { error } = withFaults((call) => void calls.push(call), act);
  if (error !== undefined) throw error;
  return calls;
}

function withFaults(before: (call: Call) => void, act: () => unknown): { error: unknown; count: number } {
  let count = 0;
  // By hand: a spy of jest keeps every call, and takes longer than the call on the disk.
  const originals = CHANGES.map((name) => {
    const real = fs[name] as (...args: unknown[]) => unknown;
    const spied = (...args: unknown[]): unknown => {
      if (changes(name, args)) before({ name, args, number: (count += 1) });
      return real.apply(fs, args);
    };
    Reflect.set(fs, name, spied);
    return [name, real] as const;
  });
  try {
    act();
    return { error: undefined, count };
  } catch (error) {
    return { error, count };
  } finally {
    for (const [name, real] of originals) Reflect.set(fs, name, real);
  }
}

function changes(name: Change, args: readonly unknown[]): boolean {
  return name !== 'openSync' || (Number(args[1]) & fs.constants.O_CREAT) !== 0;
}

function writeHalf({ name, args: [handle, text] }: Call): void {
  if (name === 'writeFileSync') fs.writeSync(handle as number, String(text).slice(0, String(text).length / 2));
}
