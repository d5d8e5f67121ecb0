import type { Construct } from 'constructs';
import { WorkloadNamespace, type WorkloadNamespaceProps } from '../../lib/kubernetes';
import { NETWORK, objectOf, objectsOf } from './rendering';

const QUOTA = { pods: 50, cpuRequests: 16, memoryRequestsGiB: 64, memoryLimitsGiB: 96 };

const namespace = (props: Partial<WorkloadNamespaceProps> = {}) => {
  const base = { name: 'team-a', quota: QUOTA, network: NETWORK, labelDomain: 'platform.acme.example' };
  return (scope: Construct) => void new WorkloadNamespace(scope, 'Namespace', { ...base, ...props });
};

describe('a namespace for workloads', () => {
  test('is these objects, all but itself inside it', () => {
    const objects = objectsOf(namespace()).map(
      ({ kind, metadata }) => `${metadata.namespace ?? '-'} ${kind} ${metadata.name}`,
    );
    expect(objects).toEqual([
      '- Namespace team-a',
      'team-a ResourceQuota workloads',
      'team-a LimitRange containers',
      'team-a NetworkPolicy default-deny',
      'team-a NetworkPolicy allow-dns',
      'team-a NetworkPolicy allow-same-namespace',
      'team-a NetworkPolicy allow-from-monitoring',
    ]);
  });

  test('enforces the restricted Pod Security Standard unless told otherwise', () => {
    expect(objectOf('Namespace', namespace()).metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/audit': 'restricted',
      'pod-security.kubernetes.io/warn': 'restricted',
    });
  });

  test.each(['baseline', 'privileged'] as const)('enforces the standard %s when told so, and says why', (level) => {
    const podSecurity = { level, because: 'a test' };
    const { labels, annotations } = objectOf('Namespace', namespace({ podSecurity })).metadata;
    expect(labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': level,
      'pod-security.kubernetes.io/audit': level,
      'pod-security.kubernetes.io/warn': level,
    });
    expect(annotations).toMatchObject({ 'platform.acme.example/pod-security': `${level}: a test` });
  });
});

describe('the hosts of its Ingresses', () => {
  test('lie below one domain', () => {
    expect(objectOf('Namespace', namespace({ ingressDomain: 'shop.acme.example' })).metadata.annotations).toMatchObject(
      {
        'platform.acme.example/ingress-domain': 'shop.acme.example',
      },
    );
  });

  test('are none where no domain is named', () => {
    const annotations = Object.keys(objectOf('Namespace', namespace()).metadata.annotations ?? {});
    expect(annotations.filter((key) => key.endsWith('/ingress-domain'))).toEqual([]);
  });
});

describe('what its pods may ask for', () => {
  test('is its quota, and no way around the Ingress', () => {
    expect(objectOf('ResourceQuota', namespace()).spec).toEqual({
      hard: {
        pods: 50,
        'requests.cpu': 16,
        'requests.memory': '64Gi',
        'limits.memory': '96Gi',
        'services.nodeports': 0,
        'services.loadbalancers': 0,
      },
    });
  });

  test('is little for a container that does not say, and without a CPU limit', () => {
    expect(objectOf('LimitRange', namespace()).spec).toEqual({
      limits: [{ type: 'Container', defaultRequest: { cpu: '25m', memory: '64Mi' }, default: { memory: '256Mi' } }],
    });
  });
});
