import { between, entryAt, leadTimeOf, leadTimesOf, matching, stateOf, staysOf } from '../../../lib/release/history';
import type { Ledger, LedgerEntry } from '../../../lib/release/ledger';

const FIRST = entry(100, [
  { name: 'a', after: '1' },
  { name: 'b', after: '1' },
]);
const SECOND = entry(200, [{ name: 'a', before: '1', after: '2' }]);
const THIRD = entry(300, [
  { name: 'a', before: '2', after: '1' },
  { name: 'b', before: '1' },
]);
const LEDGER: Ledger = { environment: 'prod', branch: 'environment/prod', entries: [FIRST, SECOND, THIRD] };

function entry(at: number, images: readonly { name: string; before?: string; after?: string }[]): LedgerEntry {
  const source = {
    commit: `source-${at}`,
    author: 'Ann',
    date: new Date((at - 60) * 1000).toISOString(),
    subject: 'x',
  };
  return {
    ...{ environment: 'prod', commit: `commit-${at}`, tree: `tree-${at}`, at, outcome: 'published', by: 'Robot' },
    ...{ source, pullRequests: [], changes: images.map((image) => ({ kind: 'image', ...image })) },
  };
}

function versions(until?: number): string[] {
  return stateOf(LEDGER, until).map(({ name, version, since }) => `${name}:${version} since ${since.at}`);
}

test('what is there now is what the last change of each item left', () => {
  expect(versions()).toEqual(['a:1 since 300']);
});

test.each([
  [99, []],
  [100, ['a:1 since 100', 'b:1 since 100']],
  [299, ['a:2 since 200', 'b:1 since 100']],
])('what was there at %d', (time, expected) => expect(versions(time)).toEqual(expected));

test('the entry at a time is the last one before it', () => {
  expect([99, 250].map((time) => entryAt(LEDGER, time)?.at)).toEqual([undefined, 200]);
});

test('a version stays until the next one, and may come again', () => {
  const stays = staysOf(LEDGER, ({ name }) => name === 'a');
  expect(stays.map(({ version, from, to }) => [version, from.at, to?.at])).toEqual([
    ['1', 100, 200],
    ['2', 200, 300],
    ['1', 300, undefined],
  ]);
});

test('a stay ends at a version that does not match', () => {
  const stays = staysOf(LEDGER, (_, version) => version === '2');
  expect(stays.map(({ name, from, to }) => [name, from.at, to?.at])).toEqual([['a', 200, 300]]);
});

test('between two times, what came and went again is not told', () => {
  expect(between(LEDGER, 100, 300).map(({ name, before, after, entry: { at } }) => [name, before, after, at])).toEqual([
    ['b', '1', undefined, 300],
  ]);
  expect(between(LEDGER, 100, 200).map(({ name, before, after, entry: { at } }) => [name, before, after, at])).toEqual([
    ['a', '1', '2', 200],
  ]);
});

test('a lead time is from the commit to its first publish', () => {
  const again = { ...FIRST, at: 400 };
  const times = leadTimesOf({ ...LEDGER, entries: [...LEDGER.entries, again] });
  expect(times.map(({ source, seconds }) => [source.commit, seconds])).toEqual([
    ['source-100', 60],
    ['source-200', 60],
    ['source-300', 60],
  ]);
});

test('a commit has arrived with the first source that holds it', () => {
  const source = { commit: 'x', author: 'Ann', date: new Date(50_000).toISOString(), subject: 'x' };
  const holders = new Set(['x', 'source-200', 'source-300']);
  expect(leadTimeOf(LEDGER, source, holders)).toMatchObject({ seconds: 150, entry: { at: 200 } });
  expect(leadTimeOf(LEDGER, source, new Set(['x']))).toBeUndefined();
});

test.each([
  [[], true],
  [['prom'], true],
  [['IMAGE', 'prometheus:v3.5'], true],
  [['image prometheus:v3'], true],
  [['chart'], false],
  [['prometheus:v3.6'], false],
])('%j is found: %s', (words, expected) => {
  expect(matching(words)({ kind: 'image', name: 'quay.io/prometheus/prometheus' }, 'v3.5.3')).toBe(expected);
});
