/** Ctrl-C, whoever ends us, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does work that can be stopped in good order: it is told by the signal, and tidies up before it ends. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  for (const name of SIGNALS) process.on(name, interrupt);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}
