import fc from 'fast-check';
import { inWaves, type Orderable } from '../../lib/tree';
import { acyclic, item } from './items';

function wavesOf(...items: Orderable[]): Record<string, number> {
  return Object.fromEntries(inWaves(items).map(({ item: { name }, wave }) => [name, wave]));
}

test('whoever waits for nobody is in the first wave, whoever waits comes after the last of those', () => {
  const items = [item('a', ['b', 'c']), item('b', ['c']), item('c'), item('d', ['somebody-else'])];
  expect(wavesOf(...items)).toEqual({ a: 2, b: 1, c: 0, d: 0 });
});

test('an item names those that it waits for directly', () => {
  const ranked = inWaves([item('a', ['b', 'c']), item('b', ['c']), item('c')]);
  expect(ranked.map(({ after }) => after.map(({ name }) => name))).toEqual([['b', 'c'], ['c'], []]);
});

test('a cycle, which the render refuses, gets a wave all the same', () => {
  expect(wavesOf(item('a', ['b']), item('b', ['a']), item('c'), item('d', ['a']))).toEqual({ a: 1, b: 1, c: 0, d: 1 });
});

test('every provider is in an earlier wave than what needs it, and no wave is empty', () => {
  fc.assert(
    fc.property(acyclic(), (items) => {
      const waves = wavesOf(...items);
      for (const { name, needs } of items) {
        for (const need of needs) expect(waves[need]).toBeLessThan(waves[name] ?? -1);
      }
      const used = new Set(Object.values(waves));
      expect([...used].sort((a, b) => a - b)).toEqual([...used].map((_, index) => index));
    }),
  );
});

test('a chain of 20,000 is ranked in linear time', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => item(`c${index}`, [`c${index + 1}`]));
  expect(wavesOf(...chain).c0).toBe(19_999);
});
