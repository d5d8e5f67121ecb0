import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** By which a user or a CI ends us. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface Scratch {
  readonly folder: string;
  /** Aborted once we are asked to end. */
  readonly stopped: AbortSignal;
}

/**
 * Works in a folder of its own, which only this user can read, and takes it away at the end: also after an error, and
 * after Ctrl-C, which then ends the process as if nobody had waited for it.
 */
export async function withScratch<T>(work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'platform-verify-')));
  const controller = new AbortController();
  const received: NodeJS.Signals[] = [];
  const stop = (signal: NodeJS.Signals) => {
    received.push(signal);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work({ folder, stopped: controller.signal });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    for (const signal of SIGNALS) process.off(signal, stop);
    const [first] = received;
    if (first !== undefined) process.kill(process.pid, first);
  }
}
