import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { componentIn, configMap, layerIn, renderFailure, renderTree } from '../../lib/testing/rendering';
import { withLogicalId } from '../../lib/cloud';
import { onlyCluster } from '../../lib/synth';
import { readTree } from '../../lib/tree';

test('reports the mistakes of both halves at once, with construct paths', () => {
  const message = renderFailure({
    cloud: (scope, environment) => {
      withLogicalId(new S3Bucket(layerIn(scope, environment), 'Bucket', { bucket: '${oops}' }), 'main');
    },
    clusters: (scope) => {
      const component = componentIn(scope);
      configMap(component, 'bad', { weight: Number.NaN });
      component.node.addValidation({ validate: () => ['is not what I like'] });
    },
  });
  expect(message.match(/^ {2}\S.*/gm)).toEqual([
    '  sample',
    '  sample/bad › data.weight',
    '  test-network-eu-west-2/Bucket › resource.aws_s3_bucket.main.bucket',
  ]);
});

test('a rendered tree is whole: it can be rebuilt from its files alone', () => {
  const tree = renderTree({});
  expect(readTree(tree.files, 'dist/test')).toEqual(tree);
});

test('records every resource with its file, construct path and owner', () => {
  expect(renderTree({}).manifest.resources).toEqual([
    {
      half: 'terraform',
      mode: 'managed',
      id: 'network-eu-west-2/aws_vpc.main',
      type: 'aws_vpc',
      name: 'main',
      layer: 'network-eu-west-2',
      file: 'terraform/network-eu-west-2/cdk.tf.json',
      constructPath: 'test-network-eu-west-2/Vpc',
      owner: 'platform',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    },
    {
      half: 'kubernetes',
      id: 'test-a/core/ConfigMap/default/one',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      namespace: 'default',
      name: 'one',
      cluster: 'test-a',
      component: 'sample',
      file: 'clusters/test-a/sample/default/configmap-one.yaml',
      constructPath: 'sample/one',
      owner: 'platform',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    },
  ]);
});

test('lists the images of every container, wherever the pod template stands', () => {
  const { manifest } = renderTree({
    clusters: (scope) => {
      const pod = { containers: [{ image: 'b@sha256:1' }], initContainers: [{ image: 'a@sha256:2' }] };
      configMap(componentIn(scope), 'one', { jobTemplate: { spec: { template: { spec: pod } } } });
    },
  });
  expect(manifest.images).toEqual(['a@sha256:2', 'b@sha256:1']);
});

test('names what it was made with, and no more', () => {
  const { inputs, versions, environment, partial } = renderTree({}).manifest;
  expect({ inputs, versions, environment, partial }).toEqual({
    inputs: { cdk8s: '2.0.0' },
    versions: {
      kubernetes: { 'test-a': '1.35' },
      addons: { 'test-a': { 'metrics-server': 'v0.9.0-eksbuild.5' } },
      charts: {},
    },
    environment: 'test',
    partial: undefined,
  });
});

test('one cluster of a tree is marked as a part, and is never taken for a whole tree', () => {
  const part = onlyCluster(renderTree({}), 'test-a');
  expect([...part.files.keys()]).toEqual([
    'clusters/test-a/sample/default/configmap-one.yaml',
    'clusters/test-a/sample/kustomization.yaml',
    'platform.json',
  ]);
  expect(() => readTree(part.files, 'look/test')).toThrow('is a partial render');
});

test('a bug in a construct keeps its stack', () => {
  const bug = new TypeError('not a function');
  const cloud = () => {
    throw bug;
  };
  expect(() => renderTree({ cloud })).toThrow(bug);
});
