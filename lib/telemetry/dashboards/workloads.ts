import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, timeseries } from './panels';
import { metricsSource, namespaceChoice, workloadChoice } from './variables';

const IN = 'namespace=~"$namespace"';
const OWNER = `namespace_workload_pod:kube_pod_owner:relabel{${IN},workload=~"$workload"}`;

/** One workload, or several: its pods, what they use, and why they fail. */
export function workloads(): Dashboard {
  return dashboard({
    uid: 'platform-workloads',
    title: 'Workloads',
    description: 'The pods of a workload: whether all of them serve, what they use, and why they fail.',
    variables: [metricsSource(), namespaceChoice(), workloadChoice()],
    panels: [...rightNow(), ...replicas(), ...resources(), ...failures()],
  });
}

/** The series of the chosen workloads only: Kubernetes' metrics of containers know pods, not what made them. */
function ofChosen(series: string, operation = 'sum', by = 'namespace, pod'): string {
  return `${operation} by (${by}) (${series} * on (namespace, pod) group_left (workload) ${OWNER})`;
}

function rightNow() {
  return [
    row('Right now'),
    stat('Pods', { unit: 'short', none: '0', queries: { pods: `count(${OWNER})` } }),
    stat('Pods ready', {
      unit: 'short',
      queries: {
        pods: `sum(kube_pod_status_ready{${IN},condition="true"} * on (namespace, pod) group_left (workload) ${OWNER})`,
      },
    }),
    stat('CPU used', {
      unit: 'short',
      queries: {
        CPUs: `sum(${ofChosen(`node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN}}`)})`,
      },
    }),
    stat('Memory used', {
      unit: 'bytes',
      queries: { memory: `sum(${ofChosen(`node_namespace_pod_container:container_memory_working_set_bytes{${IN}}`)})` },
    }),
    stat('Restarts in the last hour', {
      unit: 'short',
      decimals: 0,
      queries: { restarts: `sum(${ofChosen(`increase(kube_pod_container_status_restarts_total{${IN}}[1h])`)})` },
      colours: { 1: 'yellow', 10: 'red' },
    }),
  ];
}

function replicas() {
  return [
    row('Replicas'),
    timeseries('Deployments', {
      unit: 'short',
      queries: {
        '{{deployment}} wanted': `kube_deployment_spec_replicas{${IN},deployment=~"$workload"}`,
        '{{deployment}} available': `kube_deployment_status_replicas_available{${IN},deployment=~"$workload"}`,
      },
    }),
    timeseries('StatefulSets and DaemonSets', {
      unit: 'short',
      queries: {
        '{{statefulset}} wanted': `kube_statefulset_replicas{${IN},statefulset=~"$workload"}`,
        '{{statefulset}} ready': `kube_statefulset_status_replicas_ready{${IN},statefulset=~"$workload"}`,
        '{{daemonset}} wanted': `kube_daemonset_status_desired_number_scheduled{${IN},daemonset=~"$workload"}`,
        '{{daemonset}} ready': `kube_daemonset_status_number_ready{${IN},daemonset=~"$workload"}`,
      },
    }),
    timeseries('Autoscaling', {
      description: 'A workload that stays at its largest number of pods would like more.',
      unit: 'short',
      queries: {
        '{{horizontalpodautoscaler}} now': `kube_horizontalpodautoscaler_status_current_replicas{${IN}}`,
        '{{horizontalpodautoscaler}} at most': `kube_horizontalpodautoscaler_spec_max_replicas{${IN}}`,
      },
    }),
    timeseries('Disruption budgets', {
      description: 'Healthy pods beyond what the budget keeps. At 0 no node of theirs can be emptied.',
      unit: 'short',
      queries: {
        '{{poddisruptionbudget}}': `kube_poddisruptionbudget_status_current_healthy{${IN}} - kube_poddisruptionbudget_status_desired_healthy{${IN}}`,
      },
    }),
  ];
}

function resources() {
  const usage = (metric: string) => ofChosen(`sum by (namespace, pod) (rate(${metric}{${IN}}[$__rate_interval]))`);
  return [
    row('CPU, memory, network'),
    timeseries('CPU by pod', {
      unit: 'short',
      queries: {
        '{{pod}}': ofChosen(`node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${IN}}`),
      },
    }),
    timeseries('CPU throttled', {
      description: 'Share of the periods in which a container with a CPU limit had to wait for the next one.',
      unit: 'percentunit',
      max: 1,
      queries: {
        '{{pod}}': `${usage('container_cpu_cfs_throttled_periods_total')} / ${usage('container_cpu_cfs_periods_total')}`,
      },
    }),
    timeseries('Memory by pod', {
      unit: 'bytes',
      queries: {
        '{{pod}}': ofChosen(`node_namespace_pod_container:container_memory_working_set_bytes{${IN}}`),
        'limit of {{pod}}': ofChosen(`kube_pod_container_resource_limits{${IN},resource="memory"}`),
      },
    }),
    timeseries('Network by pod', {
      unit: 'Bps',
      queries: {
        '{{pod}} received': usage('container_network_receive_bytes_total'),
        '{{pod}} sent': usage('container_network_transmit_bytes_total'),
      },
    }),
  ];
}

function failures() {
  return [
    row('Failures'),
    timeseries('Restarts', {
      unit: 'short',
      queries: {
        '{{pod}} {{container}}': ofChosen(
          `increase(kube_pod_container_status_restarts_total{${IN}}[$__rate_interval])`,
          'sum',
          'namespace, pod, container',
        ),
      },
    }),
    timeseries('Why containers ended last', {
      description: 'OOMKilled: the memory limit was reached. Error: the program gave up; its log says why.',
      unit: 'short',
      queries: {
        '{{reason}}': ofChosen(`kube_pod_container_status_last_terminated_reason{${IN}}`, 'sum', 'reason'),
      },
    }),
    timeseries('Why containers wait', {
      unit: 'short',
      queries: { '{{reason}}': ofChosen(`kube_pod_container_status_waiting_reason{${IN}}`, 'sum', 'reason') },
    }),
    timeseries('Failed jobs', {
      unit: 'short',
      queries: { '{{job_name}}': `sum by (namespace, job_name) (kube_job_status_failed{${IN}} > 0)` },
    }),
  ];
}
