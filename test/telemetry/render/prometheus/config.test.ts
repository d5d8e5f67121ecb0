import { gauge } from '../../../../lib/telemetry/model';
import { prometheusConfig } from '../../../../lib/telemetry/render/prometheus/config';

test('the configuration names the cluster, the rules, who is told of alerts, and every job', () => {
  const text = prometheusConfig({
    externalLabels: { cluster: 'dev-a', environment: 'dev', region: 'eu-west-2' },
    jobs: [{ name: 'sample', discovery: { type: 'nodes', path: '/metrics' }, families: [gauge('sample_size')] }],
  });

  expect(text).toMatchInlineSnapshot(`
    "alerting:
      alert_relabel_configs:
      - action: labeldrop
        regex: replica
      alertmanagers:
      - api_version: v2
        kubernetes_sd_configs:
        - namespaces:
            names:
            - monitoring
          role: pod
          selectors:
          - label: app.kubernetes.io/instance=alertmanager
            role: pod
        relabel_configs:
        - action: keep
          regex: http
          source_labels:
          - "__meta_kubernetes_pod_container_port_name"
    global:
      evaluation_interval: 30s
      external_labels:
        cluster: dev-a
        environment: dev
        region: eu-west-2
        replica: \${POD_NAME}
      scrape_interval: 30s
      scrape_timeout: 10s
    rule_files:
    - /etc/prometheus/rules/*.yaml
    scrape_configs:
    - authorization:
        credentials_file: /var/run/secrets/kubernetes.io/serviceaccount/token
      job_name: sample
      kubernetes_sd_configs:
      - role: node
      metric_relabel_configs:
      - action: keep
        regex: sample_size
        source_labels:
        - "__name__"
      metrics_path: /metrics
      relabel_configs:
      - source_labels:
        - "__meta_kubernetes_node_name"
        target_label: node
      scheme: https
      tls_config:
        ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
    "
  `);
});
