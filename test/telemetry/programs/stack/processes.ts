import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

/** A real program that runs as long as the test. */
export class Running {
  private constructor(
    private readonly child: ChildProcess,
    private readonly log: string,
  ) {}

  /** @param log the file for its output, of which the end is shown when it ends before it should */
  public static start(file: string, args: readonly string[], log: string, env: Record<string, string> = {}): Running {
    const output = fs.openSync(log, 'w');
    return new Running(spawn(file, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } }), log);
  }

  /** @throws Error with its last words when it has ended by itself */
  public expectAlive(): void {
    if (!this.hasEnded()) return;
    const lastWords = fs.readFileSync(this.log, 'utf8').split('\n').slice(-12).join('\n');
    throw new Error(`${this.child.spawnfile} has ended:\n${lastWords}`);
  }

  public async stop(): Promise<void> {
    if (this.hasEnded()) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/**
 * Asks again and again until the answer is there.
 * @throws Error with what was last seen, when it takes longer than that or one of the programs that it needs has ended
 */
export async function eventually<T>(
  what: string,
  limitSeconds: number,
  programs: readonly Running[],
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = Date.now() + limitSeconds * 1000;
  let last: unknown = 'nothing';
  while (Date.now() < end) {
    for (const program of programs) program.expectAlive();
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
