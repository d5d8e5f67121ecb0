/**
 * Waits until somebody presses Enter. Not by readline: it would take Ctrl-C for itself.
 * @param signal ends it early
 */
export function pressEnter(signal: AbortSignal): Promise<void> {
  const { stdin } = process;
  return new Promise((resolve) => {
    stdin.once('data', done).once('end', done);
    signal.addEventListener('abort', done);

    function done(): void {
      stdin.off('data', done).off('end', done);
      signal.removeEventListener('abort', done);
      // What is typed from now on is for the programs that we start.
      stdin.pause();
      resolve();
    }
  });
}
