import { counterparts, Deployment, type DeploymentProps } from '../../lib/kubernetes';
import { objectsOf, type Rendered, sampleComponent } from './rendering';

const PROPS: DeploymentProps = {
  name: 'web',
  namespace: 'shop',
  image: `ghcr.io/acme/web:1.0.0@sha256:${'a'.repeat(64)}`,
  ports: [{ name: 'http', port: 8080 }],
  replicas: 2,
  resources: { cpuRequestMillis: 50, memoryRequestMiB: 64 },
  probes: { liveness: { path: '/healthz', port: 'http' }, readiness: { path: '/readyz', port: 'http' } },
  priorityClass: 'platform',
};

interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly tolerations?: readonly object[];
  readonly topologySpreadConstraints: readonly { readonly topologyKey: string }[];
  readonly containers: readonly Readonly<Record<string, unknown>>[];
  readonly volumes: readonly object[];
}

function objects(props: Partial<DeploymentProps> = {}): Rendered[] {
  return objectsOf((scope) => new Deployment(scope, 'Web', { ...PROPS, ...props }));
}

function specOf(kind: string, props: Partial<DeploymentProps> = {}): Readonly<Record<string, unknown>> {
  return objects(props).find((object) => object.kind === kind)?.spec as Readonly<Record<string, unknown>>;
}

function podOf(props: Partial<DeploymentProps> = {}): PodSpec {
  return (specOf('Deployment', props).template as { readonly spec: PodSpec }).spec;
}

const SELECTOR = { 'app.kubernetes.io/name': 'sample', 'app.kubernetes.io/instance': 'web' };

test('a program has an account, a Service and a budget of its own, all by one name', () => {
  const made = objects().map(({ kind, metadata: { name, namespace } }) => `${kind} ${String(namespace)}/${name}`);
  expect(made.sort()).toEqual([
    'Deployment shop/web',
    'PodDisruptionBudget shop/web',
    'Service shop/web',
    'ServiceAccount shop/web',
  ]);
});

test('its pods are selected by two labels that we choose, and by none that cdk8s does', () => {
  expect(specOf('Deployment').selector).toEqual({ matchLabels: SELECTOR });
  expect(specOf('PodDisruptionBudget').selector).toEqual({ matchLabels: SELECTOR });
  expect(specOf('Service').selector).toEqual(SELECTOR);
  expect(JSON.stringify(objects())).not.toContain('cdk8s.io/');
});

test('its pod passes Pod Security restricted, and has no token', () => {
  const { securityContext, containers, ...pod } = podOf();
  expect(pod).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: false });
  expect(securityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: 65532,
    runAsGroup: 65532,
    fsGroup: 65532,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(containers.map((container) => container.securityContext)).toEqual([
    {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    },
  ]);
});

test('its container asks for CPU and memory, and is limited in memory alone', () => {
  const [container] = podOf().containers;
  expect(container?.resources).toEqual({ requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } });
});

test('its container is probed by name of the port, and has a minute to start', () => {
  const [container] = podOf().containers;
  expect(container).toMatchObject({
    livenessProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 10, failureThreshold: 3 },
    readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
    startupProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
  });
});

test('its pods are spread over zones and nodes', () => {
  const keys = podOf().topologySpreadConstraints.map(({ topologyKey }) => topologyKey);
  expect(keys).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
});

test('it may run on the nodes of the system, unless told otherwise', () => {
  expect(podOf().tolerations).toEqual([{ key: 'CriticalAddonsOnly', operator: 'Exists' }]);
  expect(podOf({ runsOnSystemNodes: false })).not.toHaveProperty('tolerations');
});

test('it writes where it is allowed to, and nowhere else', () => {
  const { containers, volumes } = podOf({ writableFolders: ['/var/cache/web'] });
  expect(volumes).toEqual([{ name: 'var-cache-web', emptyDir: {} }]);
  expect(containers[0]?.volumeMounts).toEqual([{ name: 'var-cache-web', mountPath: '/var/cache/web' }]);
});

test('a new pod is ready before an old one goes, and one leaves at a time', () => {
  expect(specOf('Deployment').strategy).toMatchObject({ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } });
  expect(specOf('PodDisruptionBudget')).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
});

test('what it exchanges beyond the usual is allowed to its own pods only', () => {
  const policy = specOf('NetworkPolicy', { traffic: { from: [counterparts.monitoring()] } });
  expect(policy).toMatchObject({ podSelector: { matchLabels: SELECTOR }, policyTypes: ['Ingress'] });
});

test('fails with one pod: nothing could leave without a gap', () => {
  const component = sampleComponent();
  const deployment = new Deployment(component, 'Web', { ...PROPS, replicas: 1 });
  expect(deployment.node.validate()).toEqual(['web has 1 pod: at least 2']);
});
