import { inventoryOf, versionChanges } from '../../../lib/release/ledger/inventory';
import { TreeBuilder } from '../../../lib/tree';

const DIGEST = `sha256:${'0'.repeat(64)}`;

function manifestOf(files: Readonly<Record<string, string>>, images: readonly string[] = []) {
  const builder = new TreeBuilder();
  for (const [file, text] of Object.entries(files)) builder.addFile(file, text, 'test');
  return builder.finish({
    ...{ schema: 'platform/v1', environment: 'prod', inputs: {}, images: [...images], resources: [] },
    components: [{ cluster: 'a', name: 'web', path: 'clusters/a/web', needs: [], provides: [] }],
    layers: [{ name: 'network', path: 'terraform/network', region: 'eu-west-2', stateKey: 'x', needs: [] }],
    versions: { kubernetes: { a: '1.35' }, addons: { a: { 'metrics-server': 'v0.9.0' } }, charts: { seal: '2.19.1' } },
  }).manifest;
}

test('everything that has a version is there', () => {
  const images = [`quay.io/a/b:v1@${DIGEST}`, 'localhost:5000/c', `d@${DIGEST}`, 'localhost:5000/e:2'];
  const inventory = inventoryOf(
    manifestOf({ 'clusters/a/web/x.yaml': 'x\n', 'terraform/network/t.json': 't\n' }, images),
  );
  expect([...inventory].map(([key, version]) => `${key} ${version}`)).toEqual([
    'addon a/metrics-server v0.9.0',
    'chart seal 2.19.1',
    expect.stringMatching(/^component a\/web [0-9a-f]{12}$/),
    `image d ${DIGEST}`,
    'image localhost:5000/c latest',
    'image localhost:5000/e 2',
    `image quay.io/a/b v1@${DIGEST}`,
    'kubernetes a 1.35',
    expect.stringMatching(/^layer network [0-9a-f]{12}$/),
  ]);
});

test('an image that runs twice has both versions', () => {
  expect(inventoryOf(manifestOf({}, ['a/b:2', 'a/b:1'])).get('image a/b')).toBe('1,2');
});

test('the version of a component is that of its files, and of no others', () => {
  const versions: Readonly<Record<string, string>>[] = [
    { 'clusters/a/web/x.yaml': '1\n', 'clusters/a/web-2/x.yaml': '1\n' },
    { 'clusters/a/web/x.yaml': '1\n', 'clusters/a/web-2/x.yaml': '2\n' },
    { 'clusters/a/web/y.yaml': '1\n', 'clusters/a/web-2/x.yaml': '1\n' },
  ];
  const [before, same, changed] = versions.map((files) => inventoryOf(manifestOf(files)).get('component a/web'));
  expect(same).toBe(before);
  expect(changed).not.toBe(before);
});

test('what differs is new, gone, or has another version', () => {
  const before = new Map([
    ['chart a', '1'],
    ['chart b', '1'],
    ['image c/d', '1'],
  ]);
  const after = new Map([
    ['chart b', '2'],
    ['image c/d', '1'],
    ['layer e', '1'],
  ]);
  expect(versionChanges(before, after)).toEqual([
    { kind: 'chart', name: 'a', before: '1' },
    { kind: 'chart', name: 'b', before: '1', after: '2' },
    { kind: 'layer', name: 'e', after: '1' },
  ]);
});
