import { MANIFEST_SCHEMA, type Manifest, type RenderedTree, TreeBuilder } from '../../lib/tree';

/** Everything in a manifest but its files, with one of each kind. */
export const CONTENTS: Omit<Manifest, 'files'> = {
  schema: MANIFEST_SCHEMA,
  environment: 'dev',
  inputs: { cdk8s: '2.70.106' },
  layers: [
    {
      name: 'cluster-dev-a',
      path: 'terraform/cluster-dev-a',
      region: 'eu-west-2',
      cluster: 'dev-a',
      stateKey: 'dev/cluster-dev-a.tfstate',
      needs: [],
    },
  ],
  components: [
    { cluster: 'dev-a', name: 'storage', path: 'clusters/dev-a/storage', needs: [], provides: ['storage-class/gp3'] },
  ],
  versions: { kubernetes: { 'dev-a': '1.35' }, addons: { 'dev-a': {} }, charts: {} },
  images: [],
  resources: [
    {
      half: 'terraform',
      mode: 'managed',
      id: 'cluster-dev-a/aws_eks_cluster.dev-a',
      type: 'aws_eks_cluster',
      name: 'dev-a',
      layer: 'cluster-dev-a',
      file: 'terraform/cluster-dev-a/cdk.tf.json',
      constructPath: 'dev-cluster-dev-a/Cluster',
      owner: 'platform',
      hash: '0'.repeat(64),
    },
    {
      half: 'kubernetes',
      id: 'dev-a/storage.k8s.io/StorageClass/-/gp3',
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      name: 'gp3',
      cluster: 'dev-a',
      component: 'storage',
      file: 'clusters/dev-a/storage/storageclass-gp3.yaml',
      constructPath: 'dev-a/Storage/Default/Resource',
      owner: 'platform',
      hash: '1'.repeat(64),
    },
  ],
};

/** A whole tree of two files and its manifest. */
export function sampleTree(changes: Partial<typeof CONTENTS> = {}): RenderedTree {
  const builder = new TreeBuilder();
  builder.addFile('terraform/cluster-dev-a/cdk.tf.json', '{}\n', 'dev-cluster-dev-a');
  builder.addFile('clusters/dev-a/storage/storageclass-gp3.yaml', 'kind: StorageClass\n', 'dev-a/Storage/Default');
  return builder.finish({ ...CONTENTS, ...changes });
}

/** The message that `act` throws. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error('it did not throw');
}
