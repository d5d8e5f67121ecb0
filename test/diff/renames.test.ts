import { diffEnvironment } from '../../lib/diff/diff-environment';
import type { JsonObject } from '../../lib/yaml';
import { object, treeOf } from './sample';

const bucket = { bucket: 'logs' };

function layer(name: string, more: JsonObject = {}): JsonObject {
  return { resource: { aws_s3_bucket: { [name]: bucket } }, ...more };
}

function ofLayers(before: JsonObject, after: JsonObject, makers: Record<string, string> = {}) {
  return diffEnvironment(treeOf({ layers: { data: before }, makers }), treeOf({ layers: { data: after }, makers }));
}

const MOVED = { moved: [{ from: 'aws_s3_bucket.old', to: 'aws_s3_bucket.new' }] };
const ONE_MAKER = { 'data/aws_s3_bucket.old': 'Data/Logs', 'data/aws_s3_bucket.new': 'Data/Logs' };

test('a moved block of Terraform is a rename, and no risk', () => {
  const [change] = ofLayers(layer('old'), layer('new', MOVED));

  expect(change).toMatchObject({
    kind: 'renamed',
    risk: 'routine',
    previous: 'aws_s3_bucket.old',
    subject: { half: 'terraform', type: 'aws_s3_bucket', address: 'aws_s3_bucket.new' },
    edits: [],
  });
});

test('what is moved and cannot be changed in place is destroyed all the same', () => {
  const renamed = { resource: { aws_s3_bucket: { new: { bucket: 'other' } } }, ...MOVED };
  const [change] = ofLayers(layer('old'), renamed);

  expect(change).toMatchObject({ kind: 'replaced', risk: 'destroys-data', previous: 'aws_s3_bucket.old' });
});

test('a data source at another address is only renamed', () => {
  const data = (name: string) => ({ data: { aws_caller_identity: { [name]: {} } } });
  const makers = { 'data/data.aws_caller_identity.old': 'Who', 'data/data.aws_caller_identity.new': 'Who' };
  const [change] = ofLayers(data('old'), data('new'), makers);

  expect(change).toMatchObject({ kind: 'renamed', risk: 'routine', previous: 'data.aws_caller_identity.old' });
});

test('the same construct at another address, without a moved block, is a replacement that destroys', () => {
  const [change] = ofLayers(layer('old'), layer('new'), ONE_MAKER);

  expect(change).toMatchObject({ kind: 'replaced', risk: 'destroys-data', previous: 'aws_s3_bucket.old' });
  expect(change?.findings.map(({ rule }) => rule)).toEqual(['terraform-data-removed', 'terraform-address-lost']);
});

test('a moved block that stays behind is no rename of what is made afresh', () => {
  const changes = ofLayers({ resource: { aws_s3_bucket: { other: bucket } } }, layer('new', MOVED));

  expect(changes.map(({ kind, subject }) => `${kind} ${JSON.stringify(subject)}`)).toEqual([
    'added {"half":"terraform","type":"aws_s3_bucket","address":"aws_s3_bucket.new"}',
    'removed {"half":"terraform","type":"aws_s3_bucket","address":"aws_s3_bucket.other"}',
    'added {"half":"file","name":"moved"}',
  ]);
});

test('what Terraform is told to forget is not destroyed', () => {
  const forgotten = { removed: [{ from: 'aws_s3_bucket.old', lifecycle: { destroy: false } }] };
  const [change] = ofLayers(layer('old'), { ...forgotten });

  expect(change).toMatchObject({ kind: 'removed', risk: 'routine' });
});

test('an object of the same construct is renamed, and what its old name held goes', () => {
  const makers = { 'a/core/Namespace/-/old': 'A/Shop', 'a/core/Namespace/-/new': 'A/Shop' };
  const tree = (name: string) =>
    treeOf({ clusters: { a: [object('v1', 'Namespace', { metadata: { name } })] }, makers });
  const [change] = diffEnvironment(tree('old'), tree('new'));

  expect(change).toMatchObject({
    kind: 'renamed',
    risk: 'destroys-data',
    previous: 'old',
    edits: [{ path: ['metadata', 'name'], before: 'old', after: 'new' }],
  });
});

test('a construct that makes two of a kind does not say which became which', () => {
  const makers = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`a/core/ConfigMap/shop/${name}`, 'A/Files']));
  const tree = (...names: readonly string[]) => {
    const objects = names.map((name) => object('v1', 'ConfigMap', { metadata: { name } }, 'shop'));
    return treeOf({ clusters: { a: objects }, makers });
  };

  const kinds = diffEnvironment(tree('a', 'b'), tree('c', 'd')).map(({ kind }) => kind);
  expect(kinds).toEqual(['removed', 'removed', 'added', 'added']);
});

test('an object that another component holds is handed over', () => {
  const id = 'a/core/ConfigMap/shop/it';
  const tree = (component: string) =>
    treeOf({ clusters: { a: [object('v1', 'ConfigMap', {}, 'shop')] }, components: { [id]: component } });
  const [change] = diffEnvironment(tree('old'), tree('new'));

  expect(change).toMatchObject({
    kind: 'changed',
    risk: 'interrupts',
    edits: [{ path: ['(component)'], before: 'old', after: 'new' }],
  });
  expect(change?.findings).toMatchObject([
    { rule: 'handed-over', reason: 'another object of the agent owns it from now on: the old one may prune it first' },
  ]);
});

test('an object that stays where it is is not handed over', () => {
  const tree = (value: string) => treeOf({ clusters: { a: [object('v1', 'ConfigMap', { data: { value } }, 'shop')] } });

  expect(diffEnvironment(tree('a'), tree('b'))).toMatchObject([{ findings: [] }]);
});
