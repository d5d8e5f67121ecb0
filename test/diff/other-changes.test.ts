import { type Change, diffEnvironment } from '../../lib/diff/diff-environment';
import { toYaml } from '../../lib/yaml';
import { type Contents, object, treeOf } from './sample';

function changes(before: Contents, after: Contents): Change[] {
  return diffEnvironment(treeOf(before), treeOf(after));
}

const kustomization = (resources: readonly string[], more = {}) => ({
  'clusters/a/app/kustomization.yaml': toYaml({ kind: 'Kustomization', resources, ...more }),
});
const config = (name: string) => object('v1', 'ConfigMap', { metadata: { name } }, 'shop');

test('a block of a layer that is no resource changes', () => {
  const layer = (region: string) => ({ network: { provider: { aws: [{ region }] } } });
  const [change, ...others] = changes({ layers: layer('eu-west-1') }, { layers: layer('eu-west-2') });

  expect(others).toEqual([]);
  expect(change).toEqual({
    kind: 'changed',
    risk: 'routine',
    findings: [],
    subject: { half: 'file', name: 'provider.aws' },
    place: { environment: 'dev', layer: 'network' },
    edits: [{ path: ['[0]', 'region'], before: 'eu-west-1', after: 'eu-west-2' }],
  });
});

test('another place of the state is a replacement of everything', () => {
  const layer = (key: string) => ({ network: { terraform: { backend: { s3: { key } } } } });
  const [change] = changes({ layers: layer('a') }, { layers: layer('b') });

  expect(change?.findings).toMatchObject([
    {
      risk: 'replaces',
      rule: 'state-moves',
      reason: 'the state is looked for at another place: move it first, or everything is made again',
    },
  ]);
});

test('a kustomization that lists one object more differs with that object', () => {
  const names = changes(
    { clusters: { a: [config('x')] }, files: kustomization(['x']) },
    { clusters: { a: [config('x'), config('y')] }, files: kustomization(['x', 'y']) },
  ).map(({ subject }) => subject);

  expect(names).toEqual([{ half: 'kubernetes', group: '', kind: 'ConfigMap', namespace: 'shop', name: 'y' }]);
});

test('a kustomization that says more than its list is told of', () => {
  const [change] = changes({ files: kustomization(['x']) }, { files: kustomization(['x'], { namespace: 'shop' }) });

  expect(change).toMatchObject({
    subject: { half: 'file', name: 'app/kustomization.yaml' },
    place: { environment: 'dev', cluster: 'a' },
    edits: [{ path: ['namespace'], after: 'shop' }],
  });
});

test('a file that only people read is told of by its lines', () => {
  const [change] = changes({ files: { 'README.md': '# A\n\nold\n' } }, { files: { 'README.md': '# A\n\nnew\n' } });

  expect(change).toMatchObject({ subject: { name: 'README.md' }, edits: [{ line: 3, before: 'old', after: 'new' }] });
});

test('what the program is made of is told of', () => {
  const [change] = changes({ inputs: { cdk8s: '1.0.0' } }, { inputs: { cdk8s: '2.0.0' } });

  expect(change).toMatchObject({
    subject: { name: 'platform.json' },
    edits: [{ path: ['inputs', 'cdk8s'], before: '1.0.0', after: '2.0.0' }],
  });
});

test('a refactoring changes no resource, and is told of once', () => {
  const objects = { clusters: { a: [config('x'), config('y')] } };
  const [change, ...others] = changes(objects, {
    ...objects,
    makers: { 'a/core/ConfigMap/shop/x': 'New/X', 'a/core/ConfigMap/shop/y': 'New/Y' },
  });

  expect(others).toEqual([]);
  expect(change).toMatchObject({
    subject: { name: 'platform.json' },
    edits: [{ path: ['resources', 'constructPath'], after: '2 made by another construct of the program' }],
  });
});

test('an object that is written otherwise and says the same is told of', () => {
  const tree = treeOf({ clusters: { a: [config('x')] } });
  const file = 'clusters/a/app/shop/configmap-x.yaml';
  const text = '# by hand\n';
  const other = {
    files: new Map([...tree.files, [file, text]]),
    manifest: { ...tree.manifest, files: { ...tree.manifest.files, [file]: '0'.repeat(64) } },
  };

  expect(diffEnvironment(tree, other)).toMatchObject([
    { subject: { name: 'app/shop/configmap-x.yaml' }, kind: 'changed' },
  ]);
});

test('fails when a file does not hold what platform.json says', () => {
  const before = treeOf({ clusters: { a: [config('x')] } });
  const after = treeOf({ clusters: { a: [object('v1', 'ConfigMap', { metadata: { name: 'x' }, data: {} }, 'shop')] } });
  const file = 'clusters/a/app/shop/configmap-x.yaml';
  const torn = { ...after, files: new Map([...after.files, [file, 'a: [b]\n']]) };

  expect(() => diffEnvironment(before, torn)).toThrow(
    [
      '1 problem, nothing was compared:',
      '',
      `  ${file}`,
      '    does not hold what platform.json says',
      '    received  a/core/ConfigMap/shop/x',
      '    allowed   a tree that npm run synth has written',
      '    mend      render it again from its source commit',
    ].join('\n'),
  );
});
