import { isPassing, wordsOf } from './git-problem';

/** What a second try needs. */
export interface Patience {
  /** Waits. */
  readonly pause: (milliseconds: number) => void;
  /** Says why it takes longer. */
  readonly tell: (text: string) => void;
}

/** The commands that talk to a remote. Each can be run twice: a push that was taken finds everything up to date. */
const TALKING = new Set(['ls-remote', 'fetch', 'push']);

/** How long a host has to come round before each further try, in milliseconds. */
const WAITS = [1000, 2000, 4000];

interface Outcome {
  readonly status: number;
  readonly stderr: string;
}

/** Runs a command of git, and runs it again while it fails for a reason that passes. */
export function patiently<T extends Outcome>(
  [command = '']: readonly string[],
  run: () => T,
  { pause, tell }: Patience,
): T {
  let result = run();
  for (const wait of TALKING.has(command) ? WAITS : []) {
    if (result.status === 0 || !isPassing(result.stderr)) break;
    tell(`git ${command} is tried again in ${wait / 1000} s: ${wordsOf(result.stderr)}`);
    pause(wait);
    result = run();
  }
  return result;
}
