import type { Construct } from 'constructs';
import { NodeClass, NodePool, type NodePoolProps } from '../../lib/kubernetes';
import { objectOf, sampleComponent } from './rendering';

type Settings = NodePoolProps['settings'];

const SETTINGS: Settings = {
  name: 'general',
  architecture: 'amd64',
  capacity: 'on-demand',
  instanceCategories: ['c', 'm'],
  maxNodeCpu: 32,
  diskGiB: 80,
  cpuLimit: 64,
  memoryLimitGiB: 256,
  taints: [],
};

function nodePoolIn(scope: Construct, settings: Partial<Settings> = {}, quietHours?: NodePoolProps['quietHours']) {
  const tags = { a: 'b' };
  const nodeClass = new NodeClass(scope, 'NodeClass', {
    name: 'platform',
    role: 'dev-a-node',
    subnetTags: tags,
    podSubnetTags: tags,
    securityGroupTags: tags,
    tags,
  });
  const availabilityZones = ['eu-west-2a', 'eu-west-2b'];
  const merged = { ...SETTINGS, ...settings };
  return new NodePool(scope, 'NodePool', { settings: merged, nodeClass, availabilityZones, quietHours });
}

const TAINTS = [{ key: 'karpenter.sh/capacity-type', value: 'spot', effect: 'NoSchedule' }] as const;

const spec = (settings?: Partial<Settings>) => objectOf('NodePool', (scope) => void nodePoolIn(scope, settings)).spec;

describe('a node pool', () => {
  test('is one of Karpenter, for the whole cluster', () => {
    const { apiVersion, metadata } = objectOf('NodePool', (scope) => void nodePoolIn(scope));
    expect(apiVersion).toBe('karpenter.sh/v1');
    expect(metadata.name).toBe('general');
    expect(metadata.namespace).toBeUndefined();
  });

  test('knows its own name', () => {
    expect(nodePoolIn(sampleComponent()).name).toBe('general');
  });

  test('makes nodes of its node class', () => {
    expect(spec()).toMatchObject({
      template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'platform' } } },
    });
  });

  test('may make the nodes that its settings name, in the zones of the network, of the fifth generation or later', () => {
    expect(spec({ capacity: 'spot', architecture: 'arm64' })).toMatchObject({
      template: {
        spec: {
          requirements: [
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot'] },
            { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] },
            { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-west-2a', 'eu-west-2b'] },
            { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: ['c', 'm'] },
            { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: ['4'] },
            { key: 'eks.amazonaws.com/instance-cpu', operator: 'Lt', values: ['33'] },
          ],
        },
      },
    });
  });

  test('makes nodes of both architectures where images run on any', () => {
    const requirements = expect.arrayContaining([
      { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64', 'arm64'] },
    ]) as unknown;
    expect(spec({ architecture: 'any' })).toMatchObject({ template: { spec: { requirements } } });
  });

  test('may grow to its limits, in units of Kubernetes', () => {
    expect(spec()).toMatchObject({ limits: { cpu: '64', memory: '256Gi' } });
  });

  test('replaces a node before Auto Mode would, and gives its pods a day to leave', () => {
    expect(spec()).toMatchObject({
      template: { spec: { expireAfter: '336h', terminationGracePeriod: '24h' } },
    });
  });

  test('packs pods together, a tenth of the nodes at a time', () => {
    expect(spec()).toMatchObject({
      disruption: {
        consolidationPolicy: 'WhenEmptyOrUnderutilized',
        consolidateAfter: '60s',
        budgets: [{ nodes: '10%' }],
      },
    });
  });

  test('keeps pods away that do not tolerate its taints', () => {
    expect(spec({ taints: TAINTS })).toMatchObject({ template: { spec: { taints: TAINTS } } });
  });

  test('comes first for pods that tolerate its taints', () => {
    expect(spec({ taints: TAINTS })).toMatchObject({ weight: 10 });
    expect(spec()).not.toHaveProperty('weight');
  });

  test('takes any pod when it has no taint', () => {
    expect(spec()).not.toHaveProperty('template.spec.taints');
  });
});

describe('quiet hours of a node pool', () => {
  const budgets = (quietHours: NodePoolProps['quietHours']) => {
    const { spec: rendered } = objectOf('NodePool', (scope) => void nodePoolIn(scope, {}, quietHours));
    return (rendered as { disruption: { budgets: unknown[] } }).disruption.budgets;
  };

  test('hold back what can wait, and neither empty nodes nor those that expire', () => {
    expect(budgets({ days: ['mon', 'fri'], fromHour: 7, toHour: 19 })).toEqual([
      { nodes: '10%' },
      { nodes: '0', reasons: ['Underutilized', 'Drifted'], schedule: '0 7 * * mon,fri', duration: '12h' },
    ]);
  });

  test('may end on the next day', () => {
    expect(budgets({ days: ['sun'], fromHour: 22, toHour: 6 })).toContainEqual(
      expect.objectContaining({ schedule: '0 22 * * sun', duration: '8h' }),
    );
  });

  test('are none without a day', () => {
    expect(budgets({ days: [], fromHour: 7, toHour: 19 })).toEqual([{ nodes: '10%' }]);
  });
});
