/** Quiet for the first second: most runs are over by then. */
const QUIET_MILLISECONDS = 1000;

const CLEAR_LINE = '\r\u001b[2K';

/** Says on a terminal what a long run is at, on one line that it takes away again. */
export class Progress {
  private readonly startedAt = performance.now();
  private shown = false;

  public step(text: string): void {
    const wanted = process.stderr.isTTY && process.env['CI'] === undefined;
    if (!wanted || performance.now() - this.startedAt < QUIET_MILLISECONDS) return;
    process.stderr.write(`${CLEAR_LINE}${text}`);
    this.shown = true;
  }

  public done(): void {
    if (this.shown) process.stderr.write(CLEAR_LINE);
  }
}
