import { spawn } from 'node:child_process';

export interface ChildProps {
  readonly folder: string;
  /** All that it knows of our surroundings. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends it. */
  readonly stopped: AbortSignal;
}

export interface ChildResult {
  /** Undefined when a signal ended it. */
  readonly status?: number;
  /** What it printed, on stdout and stderr. */
  readonly words: string;
}

/**
 * Runs a program to its end, without a shell.
 * @returns undefined when there is no such program
 */
export function runChild(
  program: string,
  args: readonly string[],
  { folder, variables, stopped }: ChildProps,
): Promise<ChildResult | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { cwd: folder, env: { ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    if (stopped.aborted) end();
    stopped.addEventListener('abort', end);
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (words += text));
    }
    child.on('error', () => done(undefined));
    child.on('close', (code) => done({ words, ...(code === null ? {} : { status: code }) }));

    function done(result: ChildResult | undefined): void {
      stopped.removeEventListener('abort', end);
      resolve(result);
    }
  });
}
