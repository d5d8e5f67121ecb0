import { gauge, histogram, type ScrapeJob } from '../../../../lib/telemetry/model';
import { scrapeConfig } from '../../../../lib/telemetry/render/prometheus/scrape-config';
import { toYaml } from '../../../../lib/yaml';

const job = (discovery: ScrapeJob['discovery'], more: Partial<ScrapeJob> = {}): ScrapeJob => ({
  name: 'sample',
  discovery,
  families: [gauge('sample_size')],
  ...more,
});

test('pods are found by namespace, label and the name of their port, and keep what is declared', () => {
  const discovery = { type: 'pods', namespace: 'monitoring', instance: 'sample', port: 'http' } as const;
  const families = [histogram('sample_seconds'), gauge('sample_size')];

  expect(toYaml(scrapeConfig(job(discovery, { families })))).toMatchInlineSnapshot(`
    "job_name: sample
    kubernetes_sd_configs:
    - namespaces:
        names:
        - monitoring
      role: pod
      selectors:
      - label: app.kubernetes.io/instance=sample
        role: pod
    metric_relabel_configs:
    - action: keep
      regex: sample_seconds_bucket|sample_seconds_count|sample_seconds_sum|sample_size
      source_labels:
      - "__name__"
    relabel_configs:
    - action: keep
      regex: http
      source_labels:
      - "__meta_kubernetes_pod_container_port_name"
    - action: drop
      regex: Failed|Succeeded
      source_labels:
      - "__meta_kubernetes_pod_phase"
    - source_labels:
      - "__meta_kubernetes_namespace"
      target_label: namespace
    - source_labels:
      - "__meta_kubernetes_pod_name"
      target_label: pod
    - source_labels:
      - "__meta_kubernetes_pod_node_name"
      target_label: node
    "
  `);
});

test.each([
  ['a label of its own', { label: 'app', port: 'http' }, 'label', 'app=sample'],
  ['the label of ours', { port: 'http' }, 'label', 'app.kubernetes.io/instance=sample'],
])('pods are found by %s', (_, found, field, value) => {
  const { kubernetes_sd_configs: configs } = scrapeConfig(
    job({ type: 'pods', namespace: 'sample', instance: 'sample', ...found }),
  );
  expect(configs).toMatchObject([{ selectors: [{ role: 'pod', [field]: value }] }]);
});

test('a port without a name is found by its number', () => {
  const discovery = { type: 'pods', namespace: 'sample', instance: 'sample', port: '8080' } as const;
  expect(scrapeConfig(job(discovery)).relabel_configs).toContainEqual({
    action: 'keep',
    source_labels: ['__meta_kubernetes_pod_container_port_number'],
    regex: '8080',
  });
});

test('who speaks of other pods keeps their names, and adds none of its own', () => {
  const discovery = { type: 'pods', namespace: 'sample', instance: 'sample', port: 'http' } as const;
  const { honor_labels: honours, relabel_configs: rules } = scrapeConfig(job(discovery, { honorLabels: true }));

  expect(honours).toBe(true);
  expect(JSON.stringify(rules)).not.toContain('target_label');
});

test('a probe is asked of the blackbox exporter, and its target is the instance', () => {
  const discovery = { type: 'probe', module: 'http_2xx', targets: ['http://grafana.monitoring.svc:3000'] } as const;
  expect(toYaml(scrapeConfig(job(discovery, { job: 'blackbox', interval: '1m' })))).toMatchInlineSnapshot(`
    "job_name: sample
    metric_relabel_configs:
    - action: keep
      regex: sample_size
      source_labels:
      - "__name__"
    metrics_path: /probe
    params:
      module:
      - http_2xx
    relabel_configs:
    - source_labels:
      - "__address__"
      target_label: "__param_target"
    - source_labels:
      - "__param_target"
      target_label: instance
    - source_labels:
      - "__param_module"
      target_label: module
    - replacement: blackbox-exporter.monitoring.svc:9115
      target_label: "__address__"
    - replacement: blackbox
      target_label: job
    scrape_interval: 1m
    static_configs:
    - targets:
      - http://grafana.monitoring.svc:3000
    "
  `);
});

test('the API server is asked as the account of the pod', () => {
  expect(toYaml(scrapeConfig(job({ type: 'api-server' })))).toMatchInlineSnapshot(`
    "authorization:
      credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
    job_name: sample
    kubernetes_sd_configs:
    - namespaces:
        names:
        - default
      role: endpointslice
    metric_relabel_configs:
    - action: keep
      regex: sample_size
      source_labels:
      - "__name__"
    relabel_configs:
    - action: keep
      regex: kubernetes;https
      source_labels:
      - "__meta_kubernetes_service_name"
      - "__meta_kubernetes_endpointslice_port_name"
    scheme: https
    tls_config:
      ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
      server_name: kubernetes.default.svc
    "
  `);
});

test('a kubelet is told apart from its other paths', () => {
  const discovery = { type: 'nodes', path: '/metrics/cadvisor' } as const;
  expect(scrapeConfig(job(discovery, { job: 'kubelet' })).relabel_configs).toEqual([
    { source_labels: ['__meta_kubernetes_node_name'], target_label: 'node' },
    { source_labels: ['__metrics_path__'], target_label: 'metrics_path' },
    { target_label: 'job', replacement: 'kubelet' },
  ]);
});

test('a pod of a team that asks for it is kept up to a limit, but for what would pass for a recorded series', () => {
  const config = scrapeConfig(job({ type: 'annotated-pods', reserved: ['apiserver', 'kubelet'] }, { families: 'any' }));
  expect(config).toMatchObject({ sample_limit: 50_000 });
  expect(config.metric_relabel_configs).toEqual([{ action: 'drop', source_labels: ['__name__'], regex: '.*:.*' }]);
});

test('a pod of a team cannot call itself what a job of the platform is called', () => {
  const { relabel_configs: relabel } = scrapeConfig(
    job({ type: 'annotated-pods', reserved: ['apiserver', 'kubelet'] }, { name: 'annotated-pods', families: 'any' }),
  );
  const ofJob = (relabel as { target_label?: string }[]).filter(({ target_label: label }) => label === 'job');
  expect(ofJob).toEqual([
    { source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'], regex: '(.+)', target_label: 'job' },
    { source_labels: ['job'], regex: 'apiserver|kubelet', target_label: 'job', replacement: 'annotated-pods' },
  ]);
});
