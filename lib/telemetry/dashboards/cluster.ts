import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource } from './variables';

const CPU = 'node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m';
const MEMORY = 'node_namespace_pod_container:container_memory_working_set_bytes';

/** The first page: is the cluster well, and is there room. */
export function cluster(): Dashboard {
  return dashboard({
    uid: 'platform-cluster',
    title: 'Cluster',
    description: 'Whether the cluster is well, what needs somebody now, and how much room is left.',
    variables: [metricsSource()],
    panels: [...rightNow(), ...room(), ...perNamespace()],
  });
}

function rightNow() {
  return [
    row('Right now'),
    stat('API availability', {
      description: 'Share of requests to the API server that were answered well, in the last 30 days.',
      unit: 'percentunit',
      decimals: 3,
      queries: { available: '1 - slo:sli_error:ratio_rate30d{slo="api-server-availability"}' },
      colours: { 0: 'red', 0.99: 'green' },
    }),
    stat('Nodes', { unit: 'short', queries: { nodes: 'count(kube_node_info)' } }),
    stat('Nodes not ready', {
      unit: 'short',
      queries: { nodes: 'sum(kube_node_status_condition{condition="Ready",status=~"false|unknown"})' },
      colours: { 1: 'red' },
    }),
    stat('Pods running', { unit: 'short', queries: { pods: 'sum(kube_pod_status_phase{phase="Running"})' } }),
    stat('Pods pending', {
      description:
        'Pods that no node has taken yet. A few for a minute or two are usual: a new node has to start first.',
      unit: 'short',
      queries: { pods: 'sum(kube_pod_status_phase{phase="Pending"})' },
      colours: { 10: 'yellow', 50: 'red' },
    }),
    stat('Alerts firing', {
      unit: 'short',
      none: '0',
      queries: { alerts: 'count(ALERTS{alertstate="firing",severity=~"critical|warning"})' },
      colours: { 1: 'red' },
    }),
    table('Alerts', {
      description: 'What fires. What each means, and what to do, is in its runbook.',
      by: { alertname: 'Alert', severity: 'Severity', team: 'Team', namespace: 'Namespace' },
      columns: {
        Firing: {
          unit: 'short',
          expr: 'count by (alertname, severity, team, namespace) (ALERTS{alertstate="firing",severity=~"critical|warning"})',
        },
      },
      width: 12,
    }),
    timeseries('Probes', {
      description: 'What the blackbox exporter asks from inside the cluster: 1 where the answer was as it should be.',
      unit: 'short',
      max: 1,
      queries: { '{{instance}}': 'min by (instance) (probe_success{job=~"blackbox|probe-.*"})' },
    }),
  ];
}

function room() {
  return [
    row('Room'),
    timeseries('CPU', {
      description:
        'Auto Mode adds nodes when requests no longer fit: "requested" near "allocatable" is usual, "used" is not.',
      unit: 'short',
      queries: {
        used: `sum(${CPU})`,
        requested: 'sum(namespace_cpu:kube_pod_container_resource_requests:sum)',
        allocatable: 'sum(kube_node_status_allocatable{resource="cpu"})',
      },
    }),
    timeseries('Memory', {
      unit: 'bytes',
      queries: {
        used: `sum(${MEMORY})`,
        requested: 'sum(namespace_memory:kube_pod_container_resource_requests:sum)',
        allocatable: 'sum(kube_node_status_allocatable{resource="memory"})',
      },
    }),
    timeseries('CPU in use', {
      description: 'Share of the time of all CPUs that was not idle.',
      unit: 'percentunit',
      max: 1,
      queries: { 'all nodes': 'cluster:node_cpu:ratio_rate5m' },
    }),
    timeseries('Nodes and pods', {
      unit: 'short',
      queries: { nodes: 'count(kube_node_info)', pods: 'sum(kube_pod_status_phase{phase="Running"})' },
    }),
  ];
}

function perNamespace() {
  return [
    row('Namespaces'),
    timeseries('CPU by namespace', {
      unit: 'short',
      stacked: true,
      queries: { '{{namespace}}': `sum by (namespace) (${CPU})` },
    }),
    timeseries('Memory by namespace', {
      unit: 'bytes',
      stacked: true,
      queries: { '{{namespace}}': `sum by (namespace) (${MEMORY})` },
    }),
    table('Namespaces', {
      by: { namespace: 'Namespace' },
      linksTo: { Namespace: '/d/platform-namespaces?var-namespace=${__value.raw}' },
      columns: {
        Pods: { unit: 'short', expr: 'sum by (namespace) (kube_pod_status_phase{phase="Running"})' },
        'CPU used': { unit: 'short', expr: `sum by (namespace) (${CPU})` },
        'CPU requested': {
          unit: 'short',
          expr: 'sum by (namespace) (namespace_cpu:kube_pod_container_resource_requests:sum)',
        },
        'Memory used': { unit: 'bytes', expr: `sum by (namespace) (${MEMORY})` },
        'Memory requested': {
          unit: 'bytes',
          expr: 'sum by (namespace) (namespace_memory:kube_pod_container_resource_requests:sum)',
        },
      },
    }),
  ];
}
