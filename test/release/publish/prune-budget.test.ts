import { countChanges, type PruneBudget, pruneProblems } from '../../../lib/release/publish/prune-budget';
import type { Manifest, RenderedTree, ResourceRecord } from '../../../lib/tree';

const BUDGET: PruneBudget = {
  ...{ objects: 3, percent: 50 },
  guarded: { kinds: [{ group: 'apps', kind: 'StatefulSet' }], types: ['aws_s3_bucket'] },
};

const LAYER = 'terraform/access/main.tf.json';

test('resources are counted by what they are, and by their hash', () => {
  const before = manifest(object('a', '1'), object('b', '1'), object('c', '1'));
  const after = manifest(object('a', '1'), object('b', '2'), object('d', '1'), object('e', '1'));
  expect(countChanges(before, after)).toEqual({ added: 2, changed: 1, removed: 1 });
  expect(countChanges(undefined, after)).toEqual({ added: 4, changed: 0, removed: 0 });
});

test('half of a component may go, and no more', () => {
  const before = manifest(object('a'), object('b'), object('c'), object('d'));
  expect(whatIsSaid(before, manifest(object('a'), object('b')))).toEqual([]);
  expect(whatIsSaid(before, manifest(object('a')))).toEqual(['dev › clusters/x/web loses 3 of 4 resources']);
});

test('so many resources of a large component may go, and no more', () => {
  const all = Array.from({ length: 20 }, (_, index) => object(`o${index}`));
  expect(whatIsSaid(manifest(...all), manifest(...all.slice(3)))).toEqual([]);
  expect(whatIsSaid(manifest(...all), manifest(...all.slice(4)))).toEqual([
    'dev › clusters/x/web loses 4 of 20 resources',
  ]);
});

test('a whole component that goes is over the budget, however small', () => {
  expect(whatIsSaid(manifest(object('a'), bucketPolicy('p')), manifest(bucketPolicy('p')))).toEqual([
    'dev › clusters/x/web loses 1 of 1 resources',
  ]);
});

test('an object that moves to another component does not go', () => {
  const moved = { ...object('a'), component: 'other' } as ResourceRecord;
  expect(whatIsSaid(manifest(object('a')), manifest(moved))).toEqual([]);
});

test('a data source is nothing that could be lost', () => {
  const data = { ...bucketPolicy('d'), mode: 'data' } as ResourceRecord;
  expect(whatIsSaid(manifest(data), manifest(object('a')))).toEqual([]);
});

test.each([
  ['a kind', { ...object('db'), apiVersion: 'apps/v1', kind: 'StatefulSet' } as ResourceRecord],
  ['a Terraform type', { ...bucketPolicy('data'), type: 'aws_s3_bucket' } as ResourceRecord],
])('%s that is guarded never goes unsaid', (_, guarded) => {
  const others = ['a', 'b', 'c'].flatMap((name) => [object(name), bucketPolicy(name)]);
  expect(whatIsSaid(manifest(guarded, ...others), manifest(...others))).toEqual([
    'dev loses what holds data, or what everything else lies in',
  ]);
});

test('a kind of the same name in another group is not guarded', () => {
  const other = { ...object('db'), apiVersion: 'example.com/v1', kind: 'StatefulSet' } as ResourceRecord;
  const others = ['a', 'b'].map((name) => object(name));
  expect(whatIsSaid(manifest(other, ...others), manifest(...others))).toEqual([]);
});

test('a resource that a moved block renames does not go, also by two renames that came at once', () => {
  const [old, fresh] = [bucketPolicy('old'), bucketPolicy('new')];
  const steps = ['old', 'between', 'new'].map((name) => `aws_s3_bucket_policy.${name}`);
  const moved = steps.slice(1).map((to, index) => ({ from: steps[index], to }));
  expect(whatIsSaid(manifest(old), manifest(fresh), { moved })).toEqual([]);
  expect(whatIsSaid(manifest(old), manifest(fresh), { moved: moved.slice(0, 1) })).toEqual([
    'dev › terraform/access loses 1 of 1 resources',
  ]);
});

test('what is moved to where something is already goes', () => {
  const [a, b] = [bucketPolicy('a'), bucketPolicy('b')];
  const onto = { moved: [{ from: 'aws_s3_bucket_policy.a', to: 'aws_s3_bucket_policy.b' }] };
  const budget = { ...BUDGET, objects: 0 };
  const lost = ['dev › terraform/access loses 1 of 2 resources'];
  expect(whatIsSaid(manifest(a, b), manifest(b), onto, budget)).toEqual(lost);
  const c = bucketPolicy('c');
  const both = {
    moved: ['a', 'b'].map((name) => ({ from: `aws_s3_bucket_policy.${name}`, to: 'aws_s3_bucket_policy.c' })),
  };
  expect(whatIsSaid(manifest(a, b), manifest(c), both, budget)).toEqual(lost);
  const inTurn = { moved: [...onto.moved, { from: 'aws_s3_bucket_policy.b', to: 'aws_s3_bucket_policy.c' }] };
  expect(whatIsSaid(manifest(a, b), manifest(b, c), inTurn, budget)).toEqual([]);
});

test.each([
  [false, []],
  [
    true,
    ['dev loses what holds data, or what everything else lies in', 'dev › terraform/access loses 1 of 2 resources'],
  ],
])('what Terraform is told to forget stays, unless it is to destroy it: destroy = %s', (destroy, said) => {
  const bucket = { ...bucketPolicy('data'), type: 'aws_s3_bucket' } as ResourceRecord;
  const removed = [{ from: 'aws_s3_bucket.data', lifecycle: { destroy } }];
  const budget = { ...BUDGET, objects: 0 };
  expect(whatIsSaid(manifest(bucket, bucketPolicy('p')), manifest(bucketPolicy('p')), { removed }, budget)).toEqual(
    said,
  );
});

function whatIsSaid(before: Manifest, after: Manifest, layer: object = {}, budget = BUDGET): string[] {
  const tree: RenderedTree = { manifest: after, files: new Map([[LAYER, JSON.stringify(layer)]]) };
  return pruneProblems(before, tree, budget).map(({ where, what }) => `${where} ${what}`);
}

function object(name: string, hash = '1'): ResourceRecord {
  return {
    ...{ half: 'kubernetes', apiVersion: 'v1', kind: 'ConfigMap', cluster: 'x', component: 'web', owner: 'platform' },
    ...{ id: `x/core/ConfigMap/-/${name}`, name, file: 'f', constructPath: 'p', hash },
  };
}

function bucketPolicy(name: string): ResourceRecord {
  return {
    ...{ half: 'terraform', mode: 'managed', type: 'aws_s3_bucket_policy', layer: 'access', owner: 'platform' },
    ...{ id: `access/aws_s3_bucket_policy.${name}`, name, file: LAYER, constructPath: 'p', hash: '1' },
  };
}

function manifest(...resources: ResourceRecord[]): Manifest {
  return {
    ...{ schema: 'platform/v1', environment: 'dev', inputs: {}, files: {}, layers: [], components: [], images: [] },
    versions: { kubernetes: {}, addons: {}, charts: {} },
    resources,
  };
}
