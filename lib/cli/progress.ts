/** Quiet for the first second of the process: most runs are over by then. */
const QUIET_MILLISECONDS = 1000;

const CLEAR_LINE = '\r\u001b[2K';

/** Says on a terminal what a long run is at, on one line. */
export type Step = (text: string) => void;

/** Does some work that says its steps, and takes their line away again, also when it fails. */
export function withProgress<T>(work: (step: Step) => T): T {
  const line = { isShown: false };
  const step: Step = (text) => {
    const isWanted = process.stderr.isTTY && process.env['CI'] === undefined;
    // Since the start of the process: who waits has waited for the program to load as well.
    if (!isWanted || performance.now() < QUIET_MILLISECONDS) return;
    process.stderr.write(`${CLEAR_LINE}${text}`);
    line.isShown = true;
  };
  try {
    return work(step);
  } finally {
    if (line.isShown) process.stderr.write(CLEAR_LINE);
  }
}
