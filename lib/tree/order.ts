import { compareText, type Problem, UserError } from '../problems';

/** Something that comes after what it needs. */
export interface Orderable {
  readonly name: string;
  readonly needs: readonly string[];
  readonly provides: readonly string[];
}

/**
 * Sorts so that what provides comes before what needs; ties go by name. Linear in items and edges. A need that nothing
 * here provides is no edge: whether it is covered is a check's business.
 * @param where what is ordered, for the message: `cluster dev-a`
 * @throws UserError with the path of a cycle
 */
export function inOrder<T extends Orderable>(items: readonly T[], where: string): T[] {
  const sorted = [...items].sort((a, b) => compareText(a.name, b.name));
  const providers = providersByCapability(sorted);
  const ordered: T[] = [];
  const state = new Map<T, 'open' | 'done'>();
  for (const start of sorted) visit(start);
  return ordered;

  function visit(start: T): void {
    if (state.has(start)) return;
    // An explicit stack: a long chain must not exhaust the call stack.
    const stack = [{ item: start, waiting: dependenciesOf(start, providers) }];
    state.set(start, 'open');
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const next = frame.waiting.shift();
      if (next === undefined) {
        state.set(frame.item, 'done');
        ordered.push(frame.item);
        stack.pop();
      } else if (state.get(next) === 'open') {
        throw cycle(where, [...stack.map(({ item }) => item.name), next.name]);
      } else if (!state.has(next)) {
        state.set(next, 'open');
        stack.push({ item: next, waiting: dependenciesOf(next, providers) });
      }
    }
  }
}

function providersByCapability<T extends Orderable>(items: readonly T[]): Map<string, T[]> {
  const providers = new Map<string, T[]>();
  for (const item of items) {
    for (const capability of item.provides) {
      const known = providers.get(capability);
      if (known === undefined) providers.set(capability, [item]);
      else known.push(item);
    }
  }
  return providers;
}

function dependenciesOf<T extends Orderable>(item: T, providers: Map<string, T[]>): T[] {
  const found = new Set<T>();
  for (const need of item.needs) {
    for (const provider of providers.get(need) ?? []) if (provider !== item) found.add(provider);
  }
  return [...found];
}

function cycle(where: string, path: readonly string[]): UserError {
  const start = path.indexOf(path.at(-1) ?? '');
  const problem: Problem = {
    where,
    what: 'waits for itself',
    received: path.slice(start).join(' → '),
    allowed: 'an order in which everything comes after what it needs',
    mend: 'move what the last one provides into a component of its own, or drop one of the needs',
  };
  return new UserError([problem]);
}
