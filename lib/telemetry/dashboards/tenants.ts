import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource } from './variables';

const CPU = 'node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m';
const MEMORY = 'node_namespace_pod_container:container_memory_working_set_bytes';

/** All teams side by side: what they use, what they write, what fails. */
export function tenantOverview(): Dashboard {
  return dashboard({
    uid: 'platform-tenants',
    title: 'Tenants',
    description: 'All teams and their namespaces side by side: what they use, what they write, and what fails.',
    variables: [metricsSource()],
    from: 'now-24h',
    panels: [...teams(), ...namespaces()],
  });
}

function teams() {
  return [
    row('Teams'),
    stat('Teams with alerts', {
      unit: 'short',
      none: '0',
      queries: { teams: 'count(count by (team) (ALERTS{alertstate="firing",severity=~"critical|warning"}))' },
      colours: { 1: 'yellow' },
    }),
    stat('Objectives missed', {
      unit: 'short',
      none: '0',
      queries: { objectives: 'count(slo:error_budget_remaining:ratio <= 0)' },
      colours: { 1: 'red' },
    }),
    timeseries('Alerts by team', {
      unit: 'short',
      stacked: true,
      width: 16,
      queries: { '{{team}}': 'count by (team) (ALERTS{alertstate="firing",severity=~"critical|warning"})' },
    }),
    timeseries('Least error budget left', {
      unit: 'percentunit',
      queries: { '{{team}}': 'min by (team) (slo:error_budget_remaining:ratio)' },
    }),
    timeseries('Logs by tenant', {
      unit: 'Bps',
      stacked: true,
      queries: {
        '{{tenant}}': 'sum by (tenant) (rate(loki_distributor_bytes_received_total{job="loki"}[$__rate_interval]))',
      },
    }),
  ];
}

function namespaces() {
  const quota = (resource: string) =>
    `max by (namespace) (kube_resourcequota{resource="${resource}",type="used"} / ignoring (type) (kube_resourcequota{resource="${resource}",type="hard"} > 0))`;
  const full = { 0.9: 'yellow', 1: 'red' } as const;
  return [
    row('Namespaces'),
    table('Namespaces', {
      by: { namespace: 'Namespace' },
      linksTo: { Namespace: '/d/platform-namespaces?var-namespace=${__value.raw}' },
      columns: {
        Pods: { unit: 'short', expr: 'sum by (namespace) (kube_pod_status_phase{phase="Running"})' },
        'CPU used': { unit: 'short', expr: `sum by (namespace) (${CPU})` },
        'CPU quota': { unit: 'percentunit', expr: quota('requests.cpu'), colours: full },
        'Memory used': { unit: 'bytes', expr: `sum by (namespace) (${MEMORY})` },
        'Memory quota': { unit: 'percentunit', expr: quota('limits.memory'), colours: full },
        'Pod quota': { unit: 'percentunit', expr: quota('pods'), colours: full },
        Restarts: {
          unit: 'short',
          expr: 'sum by (namespace) (increase(kube_pod_container_status_restarts_total[1d]))',
          colours: { 10: 'yellow' },
        },
      },
    }),
    timeseries('CPU, by namespace', { unit: 'short', stacked: true, queries: perNamespace(CPU) }),
    timeseries('Memory, by namespace', { unit: 'bytes', stacked: true, queries: perNamespace(MEMORY) }),
  ];
}

function perNamespace(series: string) {
  return { '{{namespace}}': `sum by (namespace) (${series})` };
}
