import type { JsonObject } from '../../yaml';
import type { Discovery, ScrapeJob } from '../model';
import { ACCOUNT, API_SERVER_NAME, BLACKBOX_EXPORTER, scrapeConfig } from './prometheus';
import { camelCase } from './camel-case';

/** An object that tells the operator what to ask for metrics. */
export interface Monitor {
  readonly kind: 'PodMonitor' | 'ServiceMonitor' | 'Probe';
  readonly name: string;
  readonly spec: JsonObject;
}

/** The Service that the operator keeps for the kubelets, where it runs with `--kubelet-service=kube-system/kubelet`. */
const KUBELETS = {
  namespace: 'kube-system',
  labels: { 'app.kubernetes.io/name': 'kubelet' },
  port: 'https-metrics',
} as const;

/** What the operator adds to every target of itself, and no rule of ours knows. It is dropped before ours is added. */
const FOREIGN_LABELS = 'container|endpoint|namespace|pod|service';

/** The operator finds addresses and instances of probes by itself. */
const OF_THE_PROBER: readonly unknown[] = ['__param_target', 'instance', '__address__'];

/**
 * One scrape job for the operator. How labels come about and which families are kept is taken from the scrape
 * configuration of a Prometheus, so that series are the same whoever asks.
 * @see https://prometheus-operator.dev/docs/api-reference/api/
 */
export function monitorOf(job: ScrapeJob): Monitor {
  const { name, discovery } = job;
  switch (discovery.type) {
    case 'pods':
      return { kind: 'PodMonitor', name, spec: podMonitor(job, discovery) };
    case 'annotated-pods':
      return { kind: 'PodMonitor', name, spec: podMonitor(job) };
    case 'nodes':
      return { kind: 'ServiceMonitor', name, spec: kubelets(job, discovery.path) };
    case 'api-server':
      return { kind: 'ServiceMonitor', name, spec: apiServer(job, discovery.path) };
    case 'probe':
      return { kind: 'Probe', name, spec: probe(job, discovery) };
  }
}

/** The port is kept by relabelling, as it is everywhere else. */
function podMonitor(job: ScrapeJob, found?: Extract<Discovery, { type: 'pods' }>): JsonObject {
  const { label = 'app.kubernetes.io/instance', namespace, instance, path } = found ?? {};
  return {
    namespaceSelector: namespace === undefined ? { any: true } : { matchNames: [namespace] },
    selector: instance === undefined ? {} : { matchLabels: { [label]: instance } },
    ...sampleLimit(job),
    podMetricsEndpoints: [
      {
        ...(path !== undefined && { path }),
        ...endpoint(job),
        relabelings: relabelings(job),
      },
    ],
  };
}

/** The operator has the name of the node from the endpoint, where Prometheus has it from the node. */
function kubelets(job: ScrapeJob, path: string): JsonObject {
  return {
    namespaceSelector: { matchNames: [KUBELETS.namespace] },
    selector: { matchLabels: KUBELETS.labels },
    endpoints: [
      {
        port: KUBELETS.port,
        path,
        ...asAccount(),
        ...endpoint(job),
        relabelings: relabelings(job).filter(({ sourceLabels }) => !isOfNode(sourceLabels)),
      },
    ],
  };
}

function isOfNode(labels: unknown): boolean {
  return Array.isArray(labels) && labels.some((label) => String(label).startsWith('__meta_kubernetes_node_'));
}

function apiServer(job: ScrapeJob, path?: string): JsonObject {
  return {
    namespaceSelector: { matchNames: ['default'] },
    selector: { matchLabels: { component: 'apiserver', provider: 'kubernetes' } },
    endpoints: [
      {
        ...(path !== undefined && { path }),
        ...asAccount({ serverName: API_SERVER_NAME }),
        ...endpoint(job),
        relabelings: relabelings(job),
      },
    ],
  };
}

function probe(job: ScrapeJob, { module, targets }: Extract<Discovery, { type: 'probe' }>): JsonObject {
  const { interval, metricRelabelings } = endpoint(job);
  const ours = relabelsOf(job).filter(({ target_label: label }) => !OF_THE_PROBER.includes(label));
  return {
    jobName: job.job ?? job.name,
    ...(interval !== undefined && { interval }),
    module,
    prober: { url: BLACKBOX_EXPORTER },
    targets: {
      staticConfig: { static: [...targets], relabelingConfigs: [DROP_FOREIGN, ...ours.map(camelCase)] },
    },
    ...sampleLimit(job),
    ...(metricRelabelings !== undefined && { metricRelabelings }),
  };
}

const DROP_FOREIGN = { action: 'labeldrop', regex: FOREIGN_LABELS };

function relabelings(job: ScrapeJob): JsonObject[] {
  const named = { targetLabel: 'job', replacement: job.job ?? job.name };
  return [DROP_FOREIGN, named, ...relabelsOf(job).map(camelCase)];
}

function relabelsOf(job: ScrapeJob): JsonObject[] {
  return listOf(scrapeConfig(job).relabel_configs);
}

function endpoint(job: ScrapeJob): JsonObject {
  const kept = listOf(scrapeConfig(job).metric_relabel_configs);
  return {
    ...(job.interval !== undefined && { interval: job.interval }),
    ...(job.honorLabels === true && { honorLabels: true }),
    ...(kept.length > 0 && { metricRelabelings: kept.map(camelCase) }),
  };
}

function sampleLimit(job: ScrapeJob): JsonObject {
  const { sample_limit: limit } = scrapeConfig(job);
  return limit === undefined ? {} : { sampleLimit: limit };
}

function asAccount(tls: Readonly<Record<string, string>> = {}): JsonObject {
  return {
    scheme: 'https',
    bearerTokenFile: `${ACCOUNT}/token`,
    tlsConfig: { caFile: `${ACCOUNT}/ca.crt`, ...tls },
  };
}

function listOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? (value as JsonObject[]) : [];
}
