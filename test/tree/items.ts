import fc from 'fast-check';
import type { Orderable } from '../../lib/tree';

/** An item that provides its own name. */
export function item(name: string, needs: readonly string[] = [], provides: readonly string[] = [name]): Orderable {
  return { name, needs, provides };
}

/** Items that need some of those before them in the list; their names say nothing of that. */
export function acyclic(minLength = 0): fc.Arbitrary<Orderable[]> {
  return fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength, maxLength: 12 })
    .chain((names) =>
      fc.tuple(...names.map((name, index) => fc.subarray(names.slice(0, index)).map((needs) => item(name, needs)))),
    );
}
