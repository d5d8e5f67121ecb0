/** What became of some work: its result or what it threw, and how long it took. */
export type Attempt<T> = ({ readonly value: T } | { readonly error: unknown }) & { readonly milliseconds: number };

/** Does some work, and keeps what it throws for whoever takes the result. */
export function attempt<T>(work: () => T): Attempt<T> {
  const startedAt = performance.now();
  try {
    const value = work();
    return { value, milliseconds: performance.now() - startedAt };
  } catch (error) {
    return { error, milliseconds: performance.now() - startedAt };
  }
}

/** Does the work for one after the other, up to the first that throws. */
export function attemptEach<I, T>(items: readonly I[], work: (item: I, index: number) => T): Attempt<T>[] {
  const attempts: Attempt<T>[] = [];
  for (const [index, item] of items.entries()) {
    const made = attempt(() => work(item, index));
    attempts.push(made);
    if ('error' in made) break;
  }
  return attempts;
}

/** The result, or the error thrown on. */
export function resultOf<T>(made: Attempt<T> | undefined): T {
  if (made === undefined) throw new Error('an attempt after one that failed was asked for its result');
  if ('error' in made) throw made.error;
  return made.value;
}
