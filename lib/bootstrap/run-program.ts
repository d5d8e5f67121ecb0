import { spawn } from 'node:child_process';

/** What a program left behind. */
export interface ProgramResult {
  readonly status: number;
  /** Empty when the user watched it. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** The folder that it runs in. @default - the one that we run in */
  readonly folder?: string;
  /** Shows the user what it says; otherwise its words are read. @default false */
  readonly watched?: boolean;
  /** What it reads. @default - what the user types */
  readonly input?: string;
  /** Ends it too when we are stopped. @default - only Ctrl-C does, which reaches both */
  readonly signal?: AbortSignal;
}

/** Where a program writes: watched ones on stderr, as stdout is for the result. */
const WATCHED = [process.stderr, 'inherit'] as const;
const READ = ['pipe', 'pipe'] as const;

/** After Ctrl-C, when the program does not say how it ended. */
const INTERRUPTED = 130;

/**
 * Runs a program of the PATH. Ctrl-C reaches the program, which ends what it is at; we wait for it.
 * @returns undefined when there is no such program
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { folder, watched = false, input, signal }: ProgramOptions = {},
): Promise<ProgramResult | undefined> {
  return new Promise((resolve) => {
    const ignoreInterrupt = () => undefined;
    process.on('SIGINT', ignoreInterrupt);
    const stdin = input === undefined ? 'inherit' : 'pipe';
    const child = spawn(program, [...args], { cwd: folder, stdio: [stdin, ...(watched ? WATCHED : READ)] });
    const end = () => child.kill();
    signal?.addEventListener('abort', end);
    const said = { stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
    // A program that ends before it has read everything says why by its exit code.
    child.stdin?.on('error', () => undefined).end(input);
    child.on('error', () => done(undefined));
    child.on('close', (code) => done({ status: code ?? INTERRUPTED, ...said }));

    function done(result: ProgramResult | undefined): void {
      process.off('SIGINT', ignoreInterrupt);
      signal?.removeEventListener('abort', end);
      resolve(result);
    }
  });
}
