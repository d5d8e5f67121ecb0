import { type Problem, UserError } from '../problems';
import { byName, type Orderable, providersByCapability, providersOf } from './providers';

/**
 * Sorts so that what provides comes before what needs; ties go by name, however items and needs were listed. Time grows
 * with items and edges, and the sort by name. A need that nothing here provides is no edge: whether it is covered is a
 * check's business; nor is a need of what the item itself provides.
 * @param where what is ordered, for the message: `cluster dev-a`
 * @throws UserError with the path of a cycle
 */
export function inOrder<T extends Orderable>(items: readonly T[], where: string): T[] {
  const sorted = [...items].sort(byName);
  const providers = providersByCapability(sorted);
  const ordered: T[] = [];
  const state = new Map<T, 'open' | 'done'>();
  for (const start of sorted) visit(start);
  return ordered;

  function visit(start: T): void {
    if (state.has(start)) return;
    // An explicit stack: a long chain must not exhaust the call stack.
    const stack = [{ item: start, waiting: providersOf(start, providers).values() }];
    state.set(start, 'open');
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const { value: next, done } = frame.waiting.next();
      if (done === true) {
        state.set(frame.item, 'done');
        ordered.push(frame.item);
        stack.pop();
      } else if (state.get(next) === 'open') {
        throw cycle(where, [...stack.map(({ item }) => item.name), next.name]);
      } else if (!state.has(next)) {
        state.set(next, 'open');
        stack.push({ item: next, waiting: providersOf(next, providers).values() });
      }
    }
  }
}

function cycle(where: string, path: readonly string[]): UserError {
  const start = path.indexOf(path.at(-1) ?? '');
  const problem: Problem = {
    where,
    what: 'waits for itself',
    received: path.slice(start).join(' → '),
    allowed: 'an order in which everything comes after what it needs',
    mend: 'move what the last one provides into a part of its own, or drop one of the needs',
  };
  return new UserError([problem]);
}
