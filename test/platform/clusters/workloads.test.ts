import { type KubernetesObject, parseObjects } from '../../../lib/testing/kubernetes-objects';
import { workloadProblems } from '../../../lib/testing/workload-rules';
import { renderAll } from '../render-all';

/** Pods on every node that reach further than Pod Security `restricted` lets them, each with its reason: none yet. */
const NODE_AGENTS: Readonly<Record<string, string>> = {};

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
  expect(workloadProblems(objects, NODE_AGENTS)).toEqual([]);
});

describe('a workload', () => {
  const [{ objects } = { objects: [] }] = clusters;
  const ofCanary = objects.filter(({ metadata }) => metadata.namespace === 'canary');

  /** The canary, with some text of it replaced. */
  const changed = (pattern: RegExp, replacement: string) =>
    JSON.parse(JSON.stringify(ofCanary).replace(pattern, replacement)) as KubernetesObject[];
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
    ['is in one zone', changed(/topology\.kubernetes\.io\/zone/, 'acme.example/rack'), 'is not spread over zones'],
  ])('fails when it %s', (_, broken, problem) => {
    expect(workloadProblems(broken)).toEqual([`Deployment canary: ${problem}`]);
  });

  test('may reach further when it is listed as a node agent, but owes the rest all the same', () => {
    const broken = changed(/"runAsNonRoot":true/, '"runAsNonRoot":false');
    expect(workloadProblems(broken, { canary: 'a test' })).toEqual([]);
    expect(workloadProblems(changed(/"limits":\{[^}]*\}/, '"limits":{}'), { canary: 'a test' })).toEqual([
      'Deployment canary: canary has no memory limit',
    ]);
  });
});
