import type { JsonObject, JsonValue } from '../../../yaml';
import { type Discovery, type ScrapeJob, seriesOf } from '../../model';

/** The token and the certificate authority that Kubernetes gives every pod that has an account of its own. */
export const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

const AS_ACCOUNT = {
  authorization: { credentials_file: `${ACCOUNT}/token` },
  scheme: 'https',
  tls_config: { ca_file: `${ACCOUNT}/ca.crt` },
} as const;

/** What the certificate of the API server is for. */
export const API_SERVER_NAME = 'kubernetes.default.svc';

/** Where the blackbox exporter listens. */
export const BLACKBOX_EXPORTER = 'blackbox-exporter.monitoring.svc:9115';

/** Its pods. */
export const BLACKBOX_POD = { namespace: 'monitoring', instance: 'blackbox-exporter', port: 'http' } as const;

/** A pod of a team that exposes more is cut off whole, so that one program cannot fill the disk of all. */
const TEAM_SAMPLE_LIMIT = 50_000;

/** One entry of `scrape_configs`. @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config */
export function scrapeConfig(job: ScrapeJob): JsonObject {
  const { name, interval, honorLabels, families } = job;
  const { relabel, ...found } = discovered(job);
  return {
    job_name: name,
    ...(interval !== undefined && { scrape_interval: interval }),
    ...(honorLabels === true && { honor_labels: true }),
    ...found,
    relabel_configs: [...relabel, ...(job.job === undefined ? [] : [constant('job', job.job)])],
    ...(families === 'any'
      ? { sample_limit: TEAM_SAMPLE_LIMIT, metric_relabel_configs: [NOT_RECORDED] }
      : { metric_relabel_configs: [keep(['__name__'], namesOf(families))] }),
  };
}

/** Names with a colon are those of recording rules: an alert must not take a pod's word for what a rule has found. */
const NOT_RECORDED = { action: 'drop', source_labels: ['__name__'], regex: '.*:.*' };

/** What is not declared is not stored: the series of an exporter that nobody asks for cost as much as those in use. */
function namesOf(families: Exclude<ScrapeJob['families'], 'any'>): string {
  const names = families.flatMap(seriesOf).map(({ name }) => name);
  return [...new Set(names)].sort().join('|');
}

interface Discovered {
  readonly relabel: readonly JsonObject[];
  readonly [setting: string]: JsonValue;
}

function discovered(job: ScrapeJob): Discovered {
  const { discovery } = job;
  switch (discovery.type) {
    case 'pods':
      return pods(discovery, job.honorLabels === true);
    case 'annotated-pods':
      return annotatedPods(job.name, discovery.reserved);
    case 'nodes':
      return nodes(discovery.path, (job.job ?? job.name) === 'kubelet');
    case 'api-server':
      return apiServer(discovery.path);
    case 'probe':
      return probes(discovery);
  }
}

function pods(discovery: Extract<Discovery, { type: 'pods' }>, speaksOfOthers: boolean): Discovered {
  const { path } = discovery;
  const { relabel, ...found } = podTargets(discovery);
  return {
    ...(path !== undefined && { metrics_path: path }),
    ...found,
    relabel: [...relabel, ...(speaksOfOthers ? [] : WHERE_A_POD_IS)],
  };
}

/** One port of the living pods of one workload. */
export function podTargets({
  namespace,
  instance,
  label = 'app.kubernetes.io/instance',
  port,
}: Pick<Extract<Discovery, { type: 'pods' }>, 'namespace' | 'instance' | 'label' | 'port'>): Discovered {
  const selectors = [{ role: 'pod', label: `${label}=${instance}` }];
  return {
    kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: [namespace] }, selectors }],
    relabel: [keep([`__meta_kubernetes_pod_container_port_${/^\d+$/.test(port) ? 'number' : 'name'}`], port), IS_ALIVE],
  };
}

/** The annotations that most programs already carry. Those of the platform are found by name, and have none. */
function annotatedPods(jobName: string, reserved: readonly string[]): Discovered {
  const annotation = (name: string) => `__meta_kubernetes_pod_annotation_prometheus_io_${name}`;
  return {
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel: [
      keep([annotation('scrape')], 'true'),
      // Of a pod with several ports, each is a target: the annotation names the one that is meant.
      {
        action: 'keepequal',
        source_labels: ['__meta_kubernetes_pod_container_port_number'],
        target_label: annotation('port'),
      },
      IS_ALIVE,
      { source_labels: [annotation('path')], regex: '(.+)', target_label: '__metrics_path__' },
      // Without the label the job is the name of this one: an empty value would take it away.
      { source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'], regex: '(.+)', target_label: 'job' },
      { source_labels: ['job'], regex: reserved.join('|'), target_label: 'job', replacement: jobName },
      ...WHERE_A_POD_IS,
    ],
  };
}

function nodes(path: string, isKubelet: boolean): Discovered {
  return {
    ...AS_ACCOUNT,
    metrics_path: path,
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel: [
      copy('__meta_kubernetes_node_name', 'node'),
      ...(isKubelet ? [copy('__metrics_path__', 'metrics_path')] : []),
    ],
  };
}

function apiServer(path: string | undefined): Discovered {
  return {
    ...AS_ACCOUNT,
    tls_config: { ...AS_ACCOUNT.tls_config, server_name: API_SERVER_NAME },
    ...(path !== undefined && { metrics_path: path }),
    kubernetes_sd_configs: [{ role: 'endpointslice', namespaces: { names: ['default'] } }],
    relabel: [
      keep(['__meta_kubernetes_service_name', '__meta_kubernetes_endpointslice_port_name'], 'kubernetes;https'),
    ],
  };
}

function probes({ module, targets }: Extract<Discovery, { type: 'probe' }>): Discovered {
  return {
    metrics_path: '/probe',
    params: { module: [module] },
    static_configs: [{ targets: [...targets] }],
    relabel: [
      copy('__address__', '__param_target'),
      copy('__param_target', 'instance'),
      copy('__param_module', 'module'),
      constant('__address__', BLACKBOX_EXPORTER),
    ],
  };
}

/** A pod that has ended answers no more, and is no fault. */
const IS_ALIVE = { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Failed|Succeeded' };

const WHERE_A_POD_IS = [
  copy('__meta_kubernetes_namespace', 'namespace'),
  copy('__meta_kubernetes_pod_name', 'pod'),
  copy('__meta_kubernetes_pod_node_name', 'node'),
];

function keep(labels: readonly string[], regex: string): JsonObject {
  return { action: 'keep', source_labels: labels, regex };
}

export function copy(from: string, to: string): JsonObject {
  return { source_labels: [from], target_label: to };
}

export function constant(label: string, value: string): JsonObject {
  return { target_label: label, replacement: value };
}
