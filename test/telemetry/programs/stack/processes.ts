import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

/** A real program that runs as long as the test. */
export class Running {
  private constructor(private readonly child: ChildProcess) {}

  /** @param log where its output goes, for whoever looks into a failure */
  public static start(file: string, args: readonly string[], log: string, env: Record<string, string> = {}): Running {
    const output = fs.openSync(log, 'w');
    return new Running(spawn(file, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } }));
  }

  public async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** Asks again and again until the answer is there. @throws Error with what was last seen, when it takes longer than that */
export async function eventually<T>(
  what: string,
  limitSeconds: number,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = Date.now() + limitSeconds * 1000;
  let last: unknown = 'nothing';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${what}: not within ${limitSeconds} seconds; last ${String(last)}`);
}
