import { type KubernetesObject, parseObjects } from '../../../lib/testing/kubernetes-objects';
import { workloadProblems } from '../../../lib/testing/workload-rules';
import { NODE_AGENTS } from '../../../platform/clusters/node-agents';
import { renderAll } from '../render-all';

/** What owes less, each with its reason. */
const EXCEPTIONS = {
  nodeAgents: NODE_AGENTS.reasons,
  singletons: {
    'event-collector': 'each of two would hand on every event',
    'kube-state-metrics': 'each of two would tell of every object, and sums would be doubled',
  },
};

const clusters = renderAll().flatMap(({ manifest, files }) =>
  [...new Set(manifest.components.map(({ cluster }) => cluster))].map((cluster) => ({
    cluster,
    objects: [...files]
      .filter(([path]) => path.startsWith(`clusters/${cluster}/`) && !path.endsWith('/kustomization.yaml'))
      .flatMap(([, text]) => parseObjects(text)),
  })),
);

test.each(clusters)('every workload of $cluster has all that it owes', ({ objects }) => {
  expect(objects.filter(({ kind }) => kind === 'Deployment')).not.toEqual([]);
  expect(workloadProblems(objects, EXCEPTIONS)).toEqual([]);
});

test.each(clusters)(
  'what runs on every node of $cluster displaces others, as it can go to no other node',
  ({ objects }) => {
    const agents = objects.filter(({ kind }) => kind === 'DaemonSet');
    expect(agents.map(({ metadata }) => metadata.name).sort()).toEqual(['fluent-bit', 'node-exporter']);
    expect(JSON.stringify(agents).match(/"priorityClassName":"[^"]+"/g)).toEqual(
      agents.map(() => '"priorityClassName":"node-agent"'),
    );
  },
);

describe('a workload', () => {
  const [{ objects } = { objects: [] }] = clusters;
  const ofCanary = objects.filter(({ metadata }) => metadata.namespace === 'canary');

  /** The canary, with some text of it replaced. */
  const changed = (pattern: RegExp, replacement: string) =>
    JSON.parse(JSON.stringify(ofCanary).replace(pattern, replacement)) as KubernetesObject[];
  const recreated = (object: KubernetesObject) =>
    JSON.parse(
      JSON.stringify(object).replace(
        /"strategy":\{"rollingUpdate":\{[^}]*\},[^}]*\}/,
        '"strategy":{"type":"Recreate"}',
      ),
    ) as KubernetesObject;
  const without = (kind: string, name = /canary/) =>
    ofCanary.filter(({ kind: one, metadata }) => one !== kind || !name.test(metadata.name));

  test.each([
    [
      'asks for no memory',
      changed(/"requests":\{[^}]*\}/, '"requests":{"cpu":"10m"}'),
      'canary asks for no CPU or memory',
    ],
    ['has no limit', changed(/"limits":\{[^}]*\}/, '"limits":{}'), 'canary has no memory limit'],
    ['is not probed', changed(/"livenessProbe"/, '"noProbe"'), 'canary is not probed for liveness and readiness'],
    ['has no account', without('ServiceAccount'), 'has no service account of its own'],
    ['has no budget', without('PodDisruptionBudget'), 'has no PodDisruptionBudget'],
    ['has no policy', without('NetworkPolicy', /^allow-canary$/), 'has no NetworkPolicy of its own'],
    ['may run as root', changed(/"runAsNonRoot":true/, '"runAsNonRoot":false'), 'may run as root'],
    ['has a user who is root', changed(/"runAsUser":\d+/, '"runAsUser":0'), 'may run as root'],
    [
      'has a container that may run as root',
      changed(/"allowPrivilegeEscalation":false/, '"allowPrivilegeEscalation":false,"runAsNonRoot":false'),
      'may run as root',
    ],
    [
      'has a container without a seccomp profile',
      changed(
        /"allowPrivilegeEscalation":false/,
        '"allowPrivilegeEscalation":false,"seccompProfile":{"type":"Unconfined"}',
      ),
      'has no seccomp profile',
    ],
    ['has no seccomp profile', changed(/"RuntimeDefault"/, '"Unconfined"'), 'has no seccomp profile'],
    [
      'keeps a capability',
      changed(/"drop":\["ALL"\]/, '"drop":[]'),
      'has a container that may gain privileges or write its root',
    ],
    [
      'mounts a folder of its node',
      changed(/"enableServiceLinks":false/, '"volumes":[{"name":"a","hostPath":{"path":"/"}}]'),
      'mounts a folder of its node',
    ],
    [
      'is on the network of its node',
      changed(/"enableServiceLinks":false/, '"hostNetwork":true'),
      'shares the network or processes of its node',
    ],
    [
      'shares memory with its node',
      changed(/"enableServiceLinks":false/, '"hostIPC":true'),
      'shares the network or processes of its node',
    ],
    [
      'takes a port of its node',
      changed(/"containerPort":/, '"hostPort":80,"containerPort":'),
      'takes a port of its node',
    ],
    [
      'mounts a share of a file server',
      changed(/"enableServiceLinks":false/, '"volumes":[{"name":"a","nfs":{"path":"/"}}]'),
      'has a volume of the kind nfs',
    ],
    [
      'has one pod',
      changed(/"replicas":2/, '"replicas":1').map(recreated),
      'has one pod and is not listed as what must be one',
    ],
    ['is in one zone', changed(/topology\.kubernetes\.io\/zone/, 'acme.example/rack'), 'is not spread over zones'],
  ])('fails when it %s', (_, broken, problem) => {
    expect(workloadProblems(broken)).toEqual([`Deployment canary: ${problem}`]);
  });

  test('may reach further when it is listed as a node agent and is on every node, but owes the rest all the same', () => {
    const exceptions = { nodeAgents: { canary: 'a test' } };
    const root = changed(/"runAsNonRoot":true/, '"runAsNonRoot":false');
    const onNodes = (objects: KubernetesObject[]) =>
      objects.map((object) => (object.kind === 'Deployment' ? { ...object, kind: 'DaemonSet' } : object));
    expect(workloadProblems(onNodes(root), exceptions)).toEqual([]);
    expect(workloadProblems(root, exceptions)).toEqual(['Deployment canary: may run as root']);
    expect(workloadProblems(onNodes(changed(/"limits":\{[^}]*\}/, '"limits":{}')), exceptions)).toEqual([
      'DaemonSet canary: canary has no memory limit',
    ]);
  });

  test('on the network of its node owes no policy: none would hold', () => {
    const exceptions = { nodeAgents: { canary: 'a test' } };
    const onNodes = (objects: KubernetesObject[]) =>
      objects
        .filter(({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name !== 'allow-canary')
        .map((object) => (object.kind === 'Deployment' ? { ...object, kind: 'DaemonSet' } : object));
    const onHost = changed(/"enableServiceLinks":false/, '"hostNetwork":true');
    expect(workloadProblems(onNodes(onHost), exceptions)).toEqual([]);
    expect(workloadProblems(onNodes([...ofCanary]), exceptions)).toEqual([
      'DaemonSet canary: has no NetworkPolicy of its own',
    ]);
  });

  test('may be one when it is listed, and never two for a while', () => {
    const exceptions = { singletons: { canary: 'a test' } };
    const one = changed(/"replicas":2/, '"replicas":1');
    expect(workloadProblems(one.map(recreated), exceptions)).toEqual([]);
    expect(workloadProblems(one, exceptions)).toEqual(['Deployment canary: is two for a while when it changes']);
  });
});
