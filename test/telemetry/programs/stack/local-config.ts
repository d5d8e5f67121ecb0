import tls from 'node:tls';
import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';

type Mapping = Record<string, unknown>;

interface RelabelConfig {
  readonly action?: string;
  readonly source_labels?: readonly string[];
  readonly regex?: string;
}

interface Discovered extends Mapping {
  kubernetes_sd_configs?: { role: string; namespaces?: { names: string[] } }[];
  static_configs?: { targets: string[]; labels?: Record<string, string> }[];
  relabel_configs?: RelabelConfig[];
}

interface ScrapeConfig extends Discovered {
  job_name: string;
}

interface PrometheusConfig extends Mapping {
  scrape_configs: ScrapeConfig[];
  alerting: { alertmanagers: Discovered[] };
}

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * The rendered configuration as this machine can run it: targets that the test serves in place of those that Kubernetes would
 * name, with the labels by which Kubernetes would have described them, and folders of the test in place of mounts.
 * @param folder the folder that stands for the container's mounts
 * @param ports the port at which the test serves the targets of a job
 */
export function localPrometheusConfig(
  text: string,
  folder: string,
  ports: { readonly jobs: ReadonlyMap<string, number>; readonly blackbox: number; readonly alertmanager: number },
): string {
  const config = parse(text) as PrometheusConfig;
  for (const scrape of config.scrape_configs) discoverAt(scrape, `127.0.0.1:${ports.jobs.get(scrape.job_name) ?? 0}`);
  for (const alertmanager of config.alerting.alertmanagers) discoverAt(alertmanager, `127.0.0.1:${ports.alertmanager}`);
  writeAccount(folder);
  return stringify(config)
    .replaceAll(ACCOUNT, path.join(folder, 'account'))
    .replaceAll('/etc/prometheus', folder)
    .replaceAll('blackbox-exporter.monitoring.svc:9115', `127.0.0.1:${ports.blackbox}`);
}

/** The jobs whose targets Kubernetes names. */
export function discoveredJobs(text: string): string[] {
  const { scrape_configs: configs } = parse(text) as PrometheusConfig;
  return configs.filter((config) => config.kubernetes_sd_configs !== undefined).map(({ job_name: name }) => name);
}

function discoverAt(config: Discovered, address: string): void {
  const [discovery] = config.kubernetes_sd_configs ?? [];
  if (discovery === undefined) return;
  delete config.kubernetes_sd_configs;
  const labels = { __scheme__: 'http', ...metaLabels(discovery), ...whatIsKept(config.relabel_configs ?? []) };
  config.static_configs = [{ targets: [address], labels }];
}

/** What Kubernetes would say of a target. */
function metaLabels({ role, namespaces }: { role: string; namespaces?: { names: string[] } }): Record<string, string> {
  if (role === 'node') return { __meta_kubernetes_node_name: 'node-1' };
  return {
    __meta_kubernetes_namespace: namespaces?.names[0] ?? 'checkout',
    __meta_kubernetes_pod_name: 'pod-1',
    __meta_kubernetes_pod_node_name: 'node-1',
    __meta_kubernetes_pod_phase: 'Running',
  };
}

/** The labels that the target must have in order to be one. */
function whatIsKept(relabelConfigs: readonly RelabelConfig[]): Record<string, string> {
  const kept = relabelConfigs.filter(({ action }) => action === 'keep');
  return Object.fromEntries(
    kept.flatMap(({ source_labels: labels = [], regex = '' }) => {
      const values = regex.split(';');
      return labels.map((label, index) => [label, values[index] ?? '']);
    }),
  );
}

/** A token, and a certificate that can be read: nothing is asked by TLS here. */
function writeAccount(folder: string): void {
  fs.mkdirSync(path.join(folder, 'account'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'account/token'), 'token');
  fs.writeFileSync(path.join(folder, 'account/ca.crt'), tls.rootCertificates[0] ?? '');
}

interface Receiver extends Mapping {
  name: string;
  slack_configs?: { api_url_file: string }[];
  pagerduty_configs?: Mapping[];
  sns_configs?: Mapping[];
}

/**
 * The rendered configuration with the files of the secrets in a folder of the test, and the URLs of receivers that are in no
 * file where the test listens.
 */
export function localAlertmanagerConfig(text: string, folder: string, inboxPort: number): string {
  const config = parse(text) as Mapping & { receivers: Receiver[] };
  const inbox = `http://127.0.0.1:${inboxPort}`;
  fs.mkdirSync(path.join(folder, 'secrets'), { recursive: true });
  for (const { name, slack_configs: slack, pagerduty_configs: pagerduty, sns_configs: sns } of config.receivers) {
    if (slack !== undefined) fs.writeFileSync(path.join(folder, 'secrets', name), `${inbox}/slack/${name}`);
    for (const each of pagerduty ?? []) each['url'] = `${inbox}/pagerduty/${name}`;
    for (const each of sns ?? []) each['api_url'] = `${inbox}/sns`;
  }
  return stringify(config).replaceAll('/etc/alertmanager', folder);
}
