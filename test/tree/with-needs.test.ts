import { withNeeds } from '../../lib/tree';

const item = (name: string, needs: string[] = [], provides: string[] = [`namespace/${name}`]) => ({
  name,
  needs,
  provides,
});
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);

const ITEMS = [
  item('a'),
  item('b', ['namespace/a']),
  item('c', ['namespace/b', 'namespace/brought']),
  item('d', ['namespace/c']),
  item('e'),
];

test('what is named comes with all that it needs, in the given order', () => {
  expect(names(withNeeds(ITEMS, ['c']))).toEqual(['a', 'b', 'c']);
  expect(names(withNeeds(ITEMS, ['e', 'b']))).toEqual(['a', 'b', 'e']);
});

test('nothing is named, nothing comes', () => {
  expect(withNeeds(ITEMS, [])).toEqual([]);
});

test('a cycle, which the render refuses, does not keep it', () => {
  const ring = [item('a', ['namespace/b']), item('b', ['namespace/a'])];
  expect(names(withNeeds(ring, ['a']))).toEqual(['a', 'b']);
});
