import fc from 'fast-check';
import { diffTrees, type TreePair } from '../../lib/diff/diff-trees';
import { htmlReport } from '../../lib/diff/report/html';
import { diffSchema, jsonReport } from '../../lib/diff/report/json';
import { markdownReport } from '../../lib/diff/report/markdown';
import { textReport } from '../../lib/diff/report/text';
import type { RenderedTree } from '../../lib/tree';
import type { JsonObject } from '../../lib/yaml';
import { object, treeOf } from './sample';

const clusters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

function config(name: string, value: string): JsonObject {
  return object('v1', 'ConfigMap', { metadata: { name }, data: { value } }, 'shop');
}

function everywhere(objects: readonly JsonObject[]): RenderedTree {
  return treeOf({ environment: 'prod', clusters: Object.fromEntries(clusters.map((name) => [name, objects])) });
}

test('a change that is the same in many clusters is one entry with a count', () => {
  const [entry, ...others] = diffTrees([
    { environment: 'prod', before: everywhere([config('it', 'old')]), after: everywhere([config('it', 'new')]) },
  ]).entries;

  expect(others).toEqual([]);
  expect(entry?.edits).toEqual([{ path: ['data', 'value'], before: 'old', after: 'new' }]);
  expect(entry?.places).toEqual(clusters.map((cluster) => ({ environment: 'prod', cluster, owner: 'platform' })));
});

test('a cluster where it is another change is an entry of its own', () => {
  const tree = (value: string, other: string) =>
    treeOf({ clusters: { a: [config('it', value)], b: [config('it', other)] } });
  const { entries } = diffTrees([{ environment: 'dev', before: tree('1', '1'), after: tree('2', '3') }]);

  expect(entries.map(({ places }) => places.map(({ cluster }) => cluster))).toEqual([['a'], ['b']]);
});

test('the same change of several environments is one entry, and counts in each of them', () => {
  const pair = (environment: string): TreePair => ({
    environment,
    before: treeOf({ environment, clusters: { [`${environment}-a`]: [config('it', 'old')] } }),
    after: treeOf({ environment, clusters: { [`${environment}-a`]: [config('it', 'new')] } }),
  });
  const { environments, entries } = diffTrees([pair('prod'), pair('dev')]);

  expect(entries).toHaveLength(1);
  expect(environments.map(({ name, risks }) => [name, risks.routine])).toEqual([
    ['dev', 1],
    ['prod', 1],
  ]);
});

test('equal trees have no change', () => {
  const tree = everywhere([config('it', 'old')]);
  const diff = diffTrees([{ environment: 'prod', before: tree, after: tree }]);

  expect(diff.entries).toEqual([]);
  expect(textReport(diff, { colour: false })).toBe('Nothing changes.\n');
});

test('a new environment is added, one that is gone is removed', () => {
  const tree = treeOf({ clusters: { a: [config('it', 'old')] } });
  const added = diffTrees([{ environment: 'dev', after: tree }]);
  const removed = diffTrees([{ environment: 'dev', before: tree }]);

  expect([added, removed].map(({ environments }) => environments[0]?.is)).toEqual(['new', 'gone']);
  expect([added, removed].map(({ entries }) => entries[0]?.kind)).toEqual(['added', 'removed']);
});

test('the worst comes first', () => {
  const before = treeOf({ clusters: { a: [config('it', 'old'), object('v1', 'Namespace')] } });
  const after = treeOf({ clusters: { a: [config('it', 'new')] } });
  const { entries } = diffTrees([{ environment: 'dev', before, after }]);

  expect(entries.map(({ risk }) => risk)).toEqual(['destroys-data', 'routine']);
});

const someObject = fc
  .tuple(
    fc.constantFrom('ConfigMap', 'Namespace', 'Service'),
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.constantFrom('x', 'y'),
  )
  .map(([kind, name, value]) => object('v1', kind, { metadata: { name }, spec: { value } }));
const someObjects = fc.uniqueArray(someObject, {
  maxLength: 8,
  selector: ({ kind, metadata }) => JSON.stringify([kind, metadata]),
});

test('the same trees give the same bytes, in whatever order their records and the environments are', () => {
  fc.assert(
    fc.property(someObjects, someObjects, someObjects, fc.infiniteStream(fc.nat()), (one, two, three, seed) => {
      const tree = (environment: string, objects: readonly JsonObject[]) =>
        treeOf({ environment, clusters: { a: objects } });
      const pairs: TreePair[] = [
        { environment: 'dev', before: tree('dev', one), after: tree('dev', two) },
        { environment: 'prod', before: tree('prod', two), after: tree('prod', three) },
      ];
      const shuffled = pairs
        .map(({ environment, before, after }) => ({
          environment,
          ...(before === undefined ? {} : { before: shuffle(before, seed) }),
          ...(after === undefined ? {} : { after: shuffle(after, seed) }),
        }))
        .reverse();
      expect(reportsOf(shuffled)).toEqual(reportsOf(pairs));
    }),
    { numRuns: 100 },
  );
});

/** Another order of everything that has none. */
function shuffle({ files, manifest }: RenderedTree, seed: Iterator<number>): RenderedTree {
  const order = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: Number(seed.next().value) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  const sums = Object.fromEntries(order(Object.entries(manifest.files)));
  return {
    files: new Map(order([...files])),
    manifest: { ...manifest, files: sums, resources: order(manifest.resources) },
  };
}

function reportsOf(pairs: readonly TreePair[]): string[] {
  const diff = diffTrees(pairs);
  const json = jsonReport(diff);
  expect(diffSchema.parse(JSON.parse(JSON.stringify(json)))).toEqual(JSON.parse(JSON.stringify(json)));
  return [textReport(diff, { colour: true }), markdownReport(diff), htmlReport(diff), JSON.stringify(json)];
}
