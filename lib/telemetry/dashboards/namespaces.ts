import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { resourcesOf } from './resources';
import { metricsSource, namespaceChoice } from './variables';

const IN = 'namespace=~"$namespace"';

/** What each namespace uses, and how near it is to what it may use. */
export function namespaces(): Dashboard {
  return dashboard({
    uid: 'platform-namespaces',
    title: 'Namespaces',
    description: 'What a namespace uses, asks for and may use, and whether its pods are well.',
    variables: [metricsSource(), namespaceChoice()],
    panels: [...pods(), ...quota(), row('CPU, memory, network'), ...resourcesOf(IN, 'namespace'), ...workloads()],
  });
}

function pods() {
  return [
    row('Pods'),
    stat('Running', { unit: 'short', queries: { pods: `sum(kube_pod_status_phase{${IN},phase="Running"})` } }),
    stat('Pending', {
      unit: 'short',
      queries: { pods: `sum(kube_pod_status_phase{${IN},phase="Pending"})` },
      colours: { 1: 'yellow' },
    }),
    stat('Failed', {
      unit: 'short',
      queries: { pods: `sum(kube_pod_status_phase{${IN},phase="Failed"})` },
      colours: { 1: 'red' },
    }),
    stat('Restarts in the last hour', {
      unit: 'short',
      decimals: 0,
      queries: { restarts: `sum(increase(kube_pod_container_status_restarts_total{${IN}}[1h]))` },
      colours: { 1: 'yellow', 10: 'red' },
    }),
    stat('Alerts firing', {
      unit: 'short',
      none: '0',
      queries: { alerts: `count(ALERTS{${IN},alertstate="firing",severity=~"critical|warning"})` },
      colours: { 1: 'red' },
    }),
    timeseries('Pods by phase', {
      unit: 'short',
      stacked: true,
      queries: { '{{phase}}': `sum by (phase) (kube_pod_status_phase{${IN}})` },
    }),
    timeseries('Containers that wait', {
      description:
        'Why a container does not run: its image cannot be pulled, it crashes as it starts, its volume is missing.',
      unit: 'short',
      queries: { '{{reason}}': `sum by (reason) (kube_pod_container_status_waiting_reason{${IN}})` },
    }),
  ];
}

function quota() {
  const used = `sum by (namespace, resource) (kube_resourcequota{${IN},type="used"})`;
  const hard = `sum by (namespace, resource) (kube_resourcequota{${IN},type="hard"} > 0)`;
  return [
    row('Quota'),
    timeseries('Quota in use', {
      description: 'At 1 the next pod is refused.',
      unit: 'percentunit',
      max: 1,
      width: 24,
      queries: { '{{namespace}} {{resource}}': `${used} / ${hard}` },
    }),
  ];
}

function workloads() {
  const owner = `namespace_workload_pod:kube_pod_owner:relabel{${IN}}`;
  const perWorkload = (series: string) =>
    `sum by (namespace, workload, workload_type) (${series}{${IN}} * on (namespace, pod) group_left (workload, workload_type) ${owner})`;
  return [
    row('Workloads'),
    table('Workloads', {
      by: { namespace: 'Namespace', workload: 'Workload', workload_type: 'Kind' },
      linksTo: {
        Workload: '/d/platform-workloads?var-namespace=${__data.fields.Namespace}&var-workload=${__value.raw}',
      },
      columns: {
        Pods: { unit: 'short', expr: `count by (namespace, workload, workload_type) (${owner})` },
        'CPU used': {
          unit: 'short',
          expr: perWorkload('node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m'),
        },
        'Memory used': {
          unit: 'bytes',
          expr: perWorkload('node_namespace_pod_container:container_memory_working_set_bytes'),
        },
      },
    }),
  ];
}
