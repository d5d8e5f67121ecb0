import { parse } from 'yaml';
import type { ScrapeJob } from '../../../lib/telemetry/model';
import { scraperConfig } from '../../../lib/telemetry/render/amazon-scraper';
import { scrapeConfig } from '../../../lib/telemetry/render/prometheus/scrape-config';

const up = { name: 'up', type: 'gauge', labels: [] } as const;

function configsOf(...jobs: ScrapeJob[]): Record<string, unknown>[] {
  return (parse(scraperConfig(jobs)) as { readonly scrape_configs: Record<string, unknown>[] }).scrape_configs;
}

describe('scraperConfig', () => {
  test('finds pods as Prometheus does, and adds no label of its own', () => {
    const discovery = { type: 'pods', namespace: 'monitoring', instance: 'alertmanager', port: 'http' } as const;
    const job: ScrapeJob = { name: 'alertmanager', discovery, families: [up] };

    expect(configsOf(job)).toEqual([scrapeConfig(job)]);
    expect(parse(scraperConfig([job]))).toHaveProperty('global', { scrape_interval: '30s', scrape_timeout: '10s' });
  });

  test('asks kubelets through the API server, and keeps the instance and path that they have without it', () => {
    const discovery = { type: 'nodes', path: '/metrics/cadvisor' } as const;
    const [config] = configsOf({ name: 'kubelet-cadvisor', job: 'kubelet', discovery, families: [up] });

    expect(config).not.toHaveProperty('tls_config');
    expect(config).toHaveProperty('relabel_configs', [
      { source_labels: ['__address__'], target_label: 'instance' },
      { source_labels: ['__meta_kubernetes_node_name'], target_label: 'node' },
      { source_labels: ['__metrics_path__'], target_label: 'metrics_path' },
      { target_label: 'job', replacement: 'kubelet' },
      {
        source_labels: ['__meta_kubernetes_node_name', '__metrics_path__'],
        regex: '(.+);(.+)',
        target_label: '__metrics_path__',
        replacement: '/api/v1/nodes/$1/proxy$2',
      },
      { target_label: '__address__', replacement: 'kubernetes.default.svc:443' },
    ]);
  });

  test('finds the API server by endpoints, which it may read', () => {
    const [config] = configsOf({ name: 'apiserver', discovery: { type: 'api-server' }, families: [up] });

    expect(config).toMatchObject({
      kubernetes_sd_configs: [{ role: 'endpoints' }],
      relabel_configs: [{ source_labels: ['__meta_kubernetes_service_name', '__meta_kubernetes_endpoint_port_name'] }],
    });
    expect(config).not.toHaveProperty('tls_config');
  });

  test('has a job for each target of a probe, of the pods of the exporter, as no name can be resolved', () => {
    const discovery = { type: 'probe', module: 'http_2xx', targets: ['http://a/', 'http://b/'] } as const;
    const configs = configsOf({ name: 'probe', discovery, families: [up] });

    expect(configs.map((config) => config.job_name)).toEqual(['probe-0', 'probe-1']);
    expect(configs[1]).toMatchObject({
      metrics_path: '/probe',
      params: { module: ['http_2xx'], target: ['http://b/'] },
      kubernetes_sd_configs: [{ role: 'pod', namespaces: { names: ['monitoring'] } }],
    });
    expect(configs[1]?.relabel_configs).toEqual(
      expect.arrayContaining([
        { target_label: 'instance', replacement: 'http://b/' },
        { target_label: 'job', replacement: 'probe' },
        { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
      ]),
    );
  });
});
