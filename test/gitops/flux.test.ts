import { evaluate } from '@marcbachmann/cel-js';
import { type DeliveredComponent, FluxAgent } from '../../lib/gitops';
import { ELSEWHERE } from '../../lib/testing/environments';
import { delivered, deliveryOf, find, objectsOf } from './rendering';

const COMPONENTS = [
  delivered('namespaces'),
  delivered('node-pools', {
    kinds: [
      { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass' },
      { apiVersion: 'karpenter.sh/v1', kind: 'NodePool' },
    ],
  }),
  delivered('grafana', { after: ['namespaces', 'node-pools'], wave: 1 }),
];

const objects = fluxOf(COMPONENTS);

function fluxOf(components: readonly DeliveredComponent[], source?: typeof ELSEWHERE) {
  return objectsOf((scope) => {
    new FluxAgent(scope, 'Flux', deliveryOf(components, source));
  });
}

test('Flux is told of its source, its account, the root, every component, and whom to tell', () => {
  expect(objects.map(({ kind, metadata: { namespace = '-', name } }) => `${namespace} ${kind} ${name}`)).toEqual([
    'flux-system GitRepository platform',
    'flux-system ServiceAccount platform-reconciler',
    '- ClusterRole platform-reconciler',
    '- ClusterRoleBinding platform-reconciler',
    'flux-system Kustomization platform',
    'flux-system Kustomization namespaces',
    'flux-system Kustomization node-pools',
    'flux-system Kustomization grafana',
    'flux-system Provider alertmanager',
    'flux-system Alert failures',
    'flux-system Provider commit-status',
    'flux-system Alert commit-status',
  ]);
});

test('the source is the environment branch over SSH, and in it only the folder of the cluster', () => {
  expect(find(objects, 'GitRepository', 'platform').spec).toEqual({
    url: 'ssh://git@github.com/acme/platform.git',
    ref: { branch: 'environment/test' },
    secretRef: { name: 'platform-repository' },
    interval: '1m',
    timeout: '60s',
    ignore: '/*\n!/clusters/\n/clusters/*\n!/clusters/test-a/\n',
  });
});

describe('a component', () => {
  test('is applied as the reconciler, waited for, pruned, and replaced by nobody', () => {
    expect(find(objects, 'Kustomization', 'namespaces').spec).toEqual({
      sourceRef: { kind: 'GitRepository', name: 'platform' },
      path: './clusters/test-a/namespaces',
      serviceAccountName: 'platform-reconciler',
      interval: '10m',
      retryInterval: '2m',
      timeout: '5m',
      wait: true,
      prune: true,
      force: false,
      deletionPolicy: 'MirrorPrune',
    });
  });

  test('comes after those that it waits for', () => {
    const { spec } = find(objects, 'Kustomization', 'grafana');
    expect(spec.dependsOn).toEqual([{ name: 'namespaces' }, { name: 'node-pools' }]);
  });

  test('goes with its Kustomization, so that one that is rendered no more is removed', () => {
    expect(find(objects, 'Kustomization', 'grafana').metadata.annotations).toBeUndefined();
  });
});

describe('node pools are ready', () => {
  const { spec } = find(objects, 'Kustomization', 'node-pools');
  const expressions = spec.healthCheckExprs as { apiVersion: string; kind: string; current: string }[];

  test('by an expression of their own, as their classes are', () => {
    expect(expressions.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'eks.amazonaws.com/v1 NodeClass',
      'karpenter.sh/v1 NodePool',
    ]);
  });

  test.each([
    [true, [{ type: 'ValidationSucceeded', status: 'True' }, { type: 'Ready', status: 'True' }]], // prettier-ignore
    [false, [{ type: 'Ready', status: 'False' }]],
    [false, [{ type: 'Ready', status: 'Unknown' }]],
    [false, [{ type: 'NodeClassReady', status: 'True' }]],
    [false, []],
  ])('%s when the conditions are %j', (ready, conditions) => {
    for (const { current } of expressions) expect(evaluate(current, { status: { conditions } })).toBe(ready);
  });

  test('not before they have a status: the expression fails, and Flux waits', () => {
    for (const { current } of expressions) expect(() => evaluate(current, {}) as unknown).toThrow('status');
  });
});

describe('the root', () => {
  const root = find(objects, 'Kustomization', 'platform');

  test('applies the folder that it is in, and waits for all components', () => {
    expect(root.spec).toMatchObject({ path: './clusters/test-a/flux', wait: true, timeout: '15m', prune: true });
  });

  test('leaves everything where it is when it is deleted', () => {
    expect(root.spec.deletionPolicy).toBe('Orphan');
  });

  test('and what it stands on are never pruned', () => {
    const kept = objects.filter(
      ({ metadata }) => metadata.annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'Disabled',
    );
    expect(kept.map(({ kind }) => kind)).toEqual([
      'GitRepository',
      'ServiceAccount',
      'ClusterRole',
      'ClusterRoleBinding',
      'Kustomization',
    ]);
  });
});

describe('the reconciler', () => {
  const { rules } = find(objects, 'ClusterRole', 'platform-reconciler');

  test('has no wildcard', () => {
    const words = rules.flatMap(({ apiGroups, resources, verbs }) => [...apiGroups, ...resources, ...verbs]);
    expect(words).not.toContain('*');
  });

  test('may not touch secrets, tokens, or what Argo CD applies', () => {
    const resources = rules.flatMap((rule) => rule.resources);
    const forbidden = ['secrets', 'serviceaccounts/token', 'applications', 'appprojects'];
    expect(forbidden.filter((resource) => resources.includes(resource))).toEqual([]);
  });

  test('may grant what it does not have, as roles and in no other way', () => {
    const granting = rules.filter(({ verbs }) => verbs.includes('bind') || verbs.includes('escalate'));
    expect(granting).toEqual([
      {
        apiGroups: ['rbac.authorization.k8s.io'],
        resources: ['clusterroles', 'roles'],
        verbs: ['bind', 'escalate'],
      },
    ]);
  });

  test('only looks at what tells whether a rollout is done', () => {
    const looking = rules.filter(({ verbs }) => !verbs.includes('patch') && verbs.includes('list'));
    expect(looking.map(({ resources }) => resources)).toEqual([['pods'], ['replicasets']]);
  });
});

describe('notifications', () => {
  test('of failures go to the Alertmanager of the cluster, and say which cluster it is', () => {
    expect(find(objects, 'Provider', 'alertmanager').spec).toEqual({
      type: 'alertmanager',
      address: 'http://alertmanager.monitoring.svc:9093/api/v2/alerts',
    });
    expect(find(objects, 'Alert', 'failures').spec).toMatchObject({
      providerRef: { name: 'alertmanager' },
      eventSeverity: 'error',
      eventMetadata: { cluster: 'test-a', environment: 'test' },
    });
  });

  test('of commits go to GitHub, with one status a component of the cluster', () => {
    const { spec } = find(objects, 'Provider', 'commit-status');
    expect(spec).toMatchObject({ type: 'github', address: 'https://github.com/acme/platform' });
    const event = { involvedObject: { kind: 'Kustomization', name: 'node-pools' } };
    expect(evaluate(spec.commitStatusExpr as string, { event })).toBe('test-a/node-pools');
  });

  test('of commits take no waiting for a success', () => {
    const [pattern = ''] = find(objects, 'Alert', 'commit-status').spec.exclusionList as string[];
    expect('Dependencies do not meet ready condition, retrying in 30s').toMatch(new RegExp(pattern));
  });

  test('of commits go nowhere when the repository is not on GitHub', () => {
    const elsewhere = fluxOf([delivered('namespaces')], ELSEWHERE);
    expect(elsewhere.map(({ metadata }) => metadata.name)).not.toContain('commit-status');
  });
});
