import { type JsonObject, toYaml } from '../../../yaml';
import type { Duration, ScrapeJob } from '../../model';
import { scrapeConfig } from './scrape-config';

/** Folders and files as the container has them. */
export const PROMETHEUS_FOLDERS = {
  config: '/etc/prometheus',
  rules: '/etc/prometheus/rules',
  data: '/prometheus',
} as const;

/** How often targets are asked and rules evaluated, where nothing else is said. */
export const SCRAPE_INTERVAL: Duration = '30s';

export interface PrometheusConfigProps {
  /** What it asks for metrics. */
  readonly jobs: readonly ScrapeJob[];
  /** Labels of everything that leaves this Prometheus: alerts tell by them which cluster speaks. */
  readonly externalLabels: Readonly<Record<string, string>>;
}

/**
 * prometheus.yml of a Prometheus of which several run side by side. Each adds the name of its pod as `replica`, and drops it
 * again from alerts, so that Alertmanager takes the alerts of all of them for one.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export function prometheusConfig({ jobs, externalLabels }: PrometheusConfigProps): string {
  return toYaml({
    global: {
      scrape_interval: SCRAPE_INTERVAL,
      scrape_timeout: '10s',
      evaluation_interval: SCRAPE_INTERVAL,
      // Prometheus puts in what the environment of its process says.
      external_labels: { ...externalLabels, replica: '${POD_NAME}' },
    },
    rule_files: [`${PROMETHEUS_FOLDERS.rules}/*.yaml`],
    alerting: { alert_relabel_configs: [{ action: 'labeldrop', regex: 'replica' }], alertmanagers: [ALERTMANAGERS] },
    scrape_configs: jobs.map(scrapeConfig),
  });
}

/** All of them are told: they agree among themselves who tells people. */
const ALERTMANAGERS: JsonObject = {
  api_version: 'v2',
  kubernetes_sd_configs: [
    {
      role: 'pod',
      namespaces: { names: ['monitoring'] },
      selectors: [{ role: 'pod', label: 'app.kubernetes.io/instance=alertmanager' }],
    },
  ],
  relabel_configs: [{ action: 'keep', source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: 'http' }],
};
