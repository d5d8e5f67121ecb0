import { type JsonObject, toYaml } from '../../yaml';
import type { Discovery, ScrapeJob } from '../model';
import { BLACKBOX_POD, constant, copy, podTargets, SCRAPE_INTERVAL, scrapeConfig } from './prometheus';

/** The only name that the scraper knows: everything else has to be an address. */
const API_SERVER = 'kubernetes.default.svc:443';

/**
 * The configuration of the managed scraper of Amazon Managed Prometheus, for one cluster. No external label: series are
 * those that a Prometheus in the cluster would keep, so that the same rules hold.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-collector-how-to.html#AMP-collector-configuration
 */
export function scraperConfig(jobs: readonly ScrapeJob[]): string {
  return toYaml({
    global: { scrape_interval: SCRAPE_INTERVAL, scrape_timeout: '10s' },
    scrape_configs: jobs.flatMap(managedConfigs),
  });
}

function managedConfigs(job: ScrapeJob): JsonObject[] {
  const { discovery } = job;
  switch (discovery.type) {
    case 'pods':
    case 'annotated-pods':
      return [scrapeConfig(job)];
    case 'nodes':
      return [throughApiServer(job)];
    case 'api-server':
      return [apiServer(job)];
    case 'probe':
      return probes(job, discovery);
  }
}

/** Kubelets are asked through the API server: the scraper takes no certificate authority of ours. */
function throughApiServer(job: ScrapeJob): JsonObject {
  const { relabel_configs: relabel, ...rest } = withoutTls(scrapeConfig(job));
  return {
    ...rest,
    relabel_configs: [
      copy('__address__', 'instance'),
      ...(relabel as readonly JsonObject[]),
      {
        source_labels: ['__meta_kubernetes_node_name', '__metrics_path__'],
        regex: '(.+);(.+)',
        target_label: '__metrics_path__',
        replacement: '/api/v1/nodes/$1/proxy$2',
      },
      constant('__address__', API_SERVER),
    ],
  };
}

/** It may read endpoints, and not slices of them. */
function apiServer(job: ScrapeJob): JsonObject {
  const text = JSON.stringify(withoutTls(scrapeConfig(job)))
    .replaceAll('"endpointslice"', '"endpoints"')
    .replaceAll('__meta_kubernetes_endpointslice_port_name', '__meta_kubernetes_endpoint_port_name');
  return JSON.parse(text) as JsonObject;
}

/**
 * One job a target, of the pods of the blackbox exporter: a static target would have to be an address, and the name of
 * their Service is none. Each pod asks, so `pod` tells their answers apart.
 */
function probes(job: ScrapeJob, { module, targets }: Extract<Discovery, { type: 'probe' }>): JsonObject[] {
  const { name, interval } = job;
  const { metric_relabel_configs: kept } = scrapeConfig(job);
  const { relabel, ...found } = podTargets(BLACKBOX_POD);
  return targets.map((target, index) => ({
    job_name: targets.length > 1 ? `${name}-${index}` : name,
    ...(interval !== undefined && { scrape_interval: interval }),
    ...found,
    metrics_path: '/probe',
    params: { module: [module], target: [target] },
    relabel_configs: [
      ...relabel,
      copy('__meta_kubernetes_pod_name', 'pod'),
      constant('instance', target),
      constant('module', module),
      constant('job', job.job ?? name),
    ],
    ...(kept !== undefined && { metric_relabel_configs: kept }),
  }));
}

function withoutTls({ tls_config: _, ...rest }: JsonObject): JsonObject {
  return rest;
}
