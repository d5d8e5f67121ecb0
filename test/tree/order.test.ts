import fc from 'fast-check';
import { inOrder, type Orderable } from '../../lib/tree';
import { acyclic, item } from './items';
import { messageOf } from './sample';

function orderOf(...items: Orderable[]): string[] {
  return inOrder(items, 'cluster dev-a').map(({ name }) => name);
}

describe('the order of what provides and needs', () => {
  test('is by name where nobody needs anybody', () => {
    expect(orderOf(item('b'), item('C'), item('a'), item('ä'))).toEqual(['C', 'a', 'b', 'ä']);
  });

  test('has the provider first, whatever its name', () => {
    expect(orderOf(item('a', ['z']), item('z'))).toEqual(['z', 'a']);
  });

  test('follows what is provided, not who provides it', () => {
    const namespaces = item('namespaces', [], ['namespace/monitoring', 'namespace/logging']);
    expect(orderOf(item('a', ['namespace/logging']), namespaces)).toEqual(['namespaces', 'a']);
  });

  test('has every provider of one capability first', () => {
    expect(orderOf(item('a', ['x']), item('m', [], ['x']), item('z', [], ['x']))).toEqual(['m', 'z', 'a']);
  });

  test('goes by name among providers too, however the needs were listed', () => {
    const rest = [item('x'), item('y'), item('z')];
    expect(orderOf(item('a', ['z', 'x', 'y']), ...rest)).toEqual(['x', 'y', 'z', 'a']);
  });

  test('leaves a need that nobody here provides to somebody else', () => {
    expect(orderOf(item('b', ['crd/nodepools.karpenter.sh']), item('a', ['b']))).toEqual(['b', 'a']);
  });

  test('has no edge from an item to itself', () => {
    expect(orderOf(item('b', ['b']), item('a'))).toEqual(['a', 'b']);
  });

  test('is empty where nothing is', () => {
    expect(orderOf()).toEqual([]);
  });

  test('leaves the list that it was given as it was', () => {
    const given = Object.freeze([item('b'), item('a')]);
    expect(inOrder(given, 'here')).toHaveLength(2);
    expect(given.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('has every provider before what needs it, and does not depend on the order of what it is given', () => {
    fc.assert(
      fc.property(acyclic(), fc.infiniteStream(fc.nat()), (items, random) => {
        const order = inOrder(items, 'here');
        expect([...order].sort(byName)).toEqual([...items].sort(byName));
        const place = new Map(order.map(({ name }, index) => [name, index]));
        for (const { name, needs } of items) {
          for (const need of needs) expect(place.get(need)).toBeLessThan(place.get(name) ?? -1);
        }
        const shuffled = shuffle(items, random).map((one) => ({ ...one, needs: shuffle(one.needs, random) }));
        expect(inOrder(shuffled, 'here').map(({ name }) => name)).toEqual(order.map(({ name }) => name));
      }),
    );
  });
});

describe('a cycle', () => {
  test('fails with its path', () => {
    const items = [item('a', ['b']), item('b', ['c']), item('c', ['d']), item('d', ['b']), item('e')];
    expect(messageOf(() => inOrder(items, 'cluster dev-a'))).toBe(`1 problem, nothing was written:

  cluster dev-a
    waits for itself
    received  b → c → d → b
    allowed   an order in which everything comes after what it needs
    mend      move what the last one provides into a part of its own, or drop one of the needs`);
  });

  test('fails when there are two items in it', () => {
    expect(messageOf(() => inOrder([item('b', ['a']), item('a', ['b'])], 'x'))).toContain('received  a → b → a\n');
  });

  test('fails in every graph that has one, and the path that it names is one', () => {
    fc.assert(
      fc.property(acyclic(2), fc.nat(), fc.nat(), (items, from, to) => {
        const order = inOrder(items, 'here');
        const first = order[from % order.length];
        const last = order[to % order.length];
        fc.pre(first !== undefined && last !== undefined && last !== first && dependsOn(items, last, first));
        const closed = items.map((one) => (one === first ? { ...one, needs: [...one.needs, last.name] } : one));
        const message = messageOf(() => inOrder(closed, 'here'));
        const path = (/received {2}(.*)/.exec(message)?.[1] ?? '').split(' → ');
        expect(path[0]).toBe(path.at(-1));
        path.slice(1).forEach((name, index) => {
          expect(closed.find((one) => one.name === path[index])?.needs).toContain(name);
        });
      }),
    );
  });
});

describe('size', () => {
  test('a chain of twenty is in order', () => {
    const chain = Array.from({ length: 20 }, (_, index) => item(`c${20 - index}`, [`c${19 - index}`]));
    expect(orderOf(...chain)).toEqual(Array.from({ length: 20 }, (_, index) => `c${index + 1}`));
  });

  test('diamonds of depth 40 look at each need once, where paths are a million million', () => {
    const diamonds = Array.from({ length: 40 }, (_, depth) => [
      item(`l${depth}`, [`t${depth}`]),
      item(`r${depth}`, [`t${depth}`]),
      item(`t${depth + 1}`, [`l${depth}`, `r${depth}`]),
    ]).flat();
    expect(readsOfNeeds([item('t0'), ...diamonds])).toBe(121);
  });

  test('a chain of 20,000 needs no deep call stack, and looks at each need once', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, index) => item(`c${index}`, [`c${index + 1}`]));
    expect(readsOfNeeds(chain)).toBe(length);
    expect(inOrder(chain, 'here')[0]?.name).toBe(`c${length - 1}`);
  });

  test('one item that needs 600,000 others ends, which it would not in quadratic time', () => {
    const needs = Array.from({ length: 600_000 }, (_, index) => `n${index}`);
    const items = [item('all', needs), ...needs.map((name) => item(name))];
    expect(inOrder(items, 'here').at(-1)?.name).toBe('all');
  });
});

/** How often `inOrder` asks an item for its needs. */
function readsOfNeeds(items: readonly Orderable[]): number {
  let reads = 0;
  const counting = items.map(({ name, needs, provides }) => ({
    name,
    provides,
    get needs() {
      reads++;
      return needs;
    },
  }));
  inOrder(counting, 'here');
  return reads;
}

function dependsOn(items: readonly Orderable[], from: Orderable, to: Orderable): boolean {
  return from === to || items.some((one) => from.needs.includes(one.name) && dependsOn(items, one, to));
}

function shuffle<T>(values: readonly T[], random: fc.Stream<number>): T[] {
  return values
    .map((value) => ({ value, key: random.next().value }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

function byName(a: Orderable, b: Orderable): number {
  return a.name < b.name ? -1 : 1;
}
