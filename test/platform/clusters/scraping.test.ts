import { parseObjects } from '../../../lib/testing/kubernetes-objects';
import type { ScrapeJob } from '../../../lib/telemetry/model';
import { clusterContext } from '../../../platform/clusters/cluster-context';
import { foreignNamespaces } from '../../../platform/clusters/exempt-namespaces';
import { clusterTelemetry } from '../../../platform/clusters/telemetry';
import { teams } from '../../../platform/tenants';
import { allEnvironments, renderAll } from '../render-all';

type PodJob = ScrapeJob & { readonly discovery: Extract<ScrapeJob['discovery'], { type: 'pods' }> };

interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly containers: readonly { readonly ports: readonly { readonly name: string }[] }[] };
}

/** A workload as Prometheus finds its pods: namespace, labels, and names of ports. */
interface Found {
  readonly namespace: string | undefined;
  readonly labels: Template['metadata']['labels'];
  readonly ports: readonly string[];
}

const trees = renderAll();

const clusters = allEnvironments().flatMap((environment) =>
  environment.clusters.map((cluster) => {
    const { files } = trees.find(({ manifest }) => manifest.environment === environment.name) ?? { files: new Map() };
    const objects = [...(files as ReadonlyMap<string, string>)]
      .filter(([file]) => file.startsWith(`clusters/${cluster.name}/`) && !file.endsWith('/kustomization.yaml'))
      .flatMap(([, text]) => parseObjects(text));
    const { jobs } = clusterTelemetry(clusterContext(environment, cluster, teams));
    const foreign = foreignNamespaces(cluster).map(({ name }) => name);
    return { name: cluster.name, objects, jobs, foreign };
  }),
);

describe.each(clusters)('$name', ({ objects, jobs, foreign }) => {
  const workloads = objects.flatMap(({ kind, metadata, spec }: (typeof objects)[number] & { spec?: unknown }) => {
    if (!['DaemonSet', 'Deployment', 'StatefulSet'].includes(kind)) return [];
    const { template } = spec as { template: Template };
    const ports = template.spec.containers.flatMap((container) => container.ports.map(({ name }) => name));
    return [{ namespace: metadata.namespace, labels: template.metadata.labels, ports } satisfies Found];
  });
  const ofPods = jobs.filter((job): job is PodJob => job.discovery.type === 'pods');

  test('every pod that Prometheus asks is one that is rendered, but for those of the agent and of add-ons', () => {
    const lost = ofPods.filter(({ discovery }) => !workloads.some((workload) => isFoundBy(workload, discovery)));
    expect(lost.filter(({ discovery }) => !isBrought(discovery.namespace)).map(({ name }) => name)).toEqual([]);
    expect(ofPods.length - lost.length).toBeGreaterThan(8);
  });

  test('probes go by way of a Service that is rendered', () => {
    const service = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'blackbox-exporter');
    expect(service).toMatchObject({ metadata: { namespace: 'monitoring' }, spec: { ports: [{ port: 9115 }] } });
  });

  /** Kubernetes' own namespace is where most add-ons run. */
  function isBrought(namespace: string): boolean {
    return [...foreign, 'kube-system'].includes(namespace);
  }
});

test('a workload is not found by another label, port or namespace', () => {
  const workload = { namespace: 'shop', labels: { 'app.kubernetes.io/instance': 'web' }, ports: ['http'] };
  const discovery = { type: 'pods', namespace: 'shop', instance: 'web', port: 'http' } as const;
  expect(isFoundBy(workload, discovery)).toBe(true);
  expect(isFoundBy(workload, { ...discovery, instance: 'api' })).toBe(false);
  expect(isFoundBy(workload, { ...discovery, port: 'metrics' })).toBe(false);
  expect(isFoundBy(workload, { ...discovery, namespace: 'stall' })).toBe(false);
});

function isFoundBy({ namespace, labels, ports }: Found, discovery: PodJob['discovery']): boolean {
  const { label = 'app.kubernetes.io/instance', instance, port } = discovery;
  return namespace === discovery.namespace && labels[label] === instance && ports.includes(port);
}
