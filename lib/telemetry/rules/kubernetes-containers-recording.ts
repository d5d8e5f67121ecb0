import type { RecordingRule, RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';
const CADVISOR = 'job="kubelet", metrics_path="/metrics/cadvisor"';

/** Pods, with the node that they run on; of two entries of a pod, as when it moves, one. */
const ON_NODE = `
  * on (namespace, pod) group_left (node)
  topk by (namespace, pod) (1, max by (namespace, pod, node) (kube_pod_info{${KSM}, node!=""}))`;

/** What a pod asks for counts while it holds it, and not after it has ended. */
const ACTIVE = `
  max by (namespace, pod) (kube_pod_status_phase{${KSM}, phase=~"Pending|Running"} == 1)`;

/**
 * What containers use and ask for, as the dashboards show it; names and meaning are those of the kubernetes-mixin. What it
 * records of swap is left out: nodes have none.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/rules/apps.libsonnet
 */
export const kubernetesContainersRecording: RuleGroup = {
  name: 'kubernetes-containers-recording',
  rules: [
    cpu('sum_rate5m', 'rate'),
    cpu('sum_irate', 'irate'),
    memory('working_set_bytes'),
    memory('rss'),
    memory('cache'),
    ...(['cpu', 'memory'] as const).flatMap((resource) => [
      ...asked(resource, 'requests'),
      ...asked(resource, 'limits'),
    ]),
    {
      record: 'namespace:container_cpu_usage_seconds_total:sum_rate5m',
      expr: 'sum by (namespace) (node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m)',
    },
    {
      record: 'namespace:container_memory_working_set_bytes:sum',
      expr: 'sum by (namespace) (node_namespace_pod_container:container_memory_working_set_bytes)',
    },
    network('receive'),
    network('transmit'),
    {
      record: 'namespace:kube_pod_status_phase:sum',
      expr: `sum by (namespace, phase) (kube_pod_status_phase{${KSM}})`,
    },
    {
      record: 'namespace:kube_pod_container_status_restarts_total:increase1h',
      expr: `sum by (namespace) (increase(kube_pod_container_status_restarts_total{${KSM}}[1h]))`,
    },
    {
      record: 'namespace_pod:prober_probe_total:failed_rate5m',
      expr: `
        sum by (namespace, pod, container, probe_type) (
          rate(prober_probe_total{job="kubelet", metrics_path="/metrics/probes", result="failed"}[5m])
        )`,
    },
  ],
};

function cpu(operation: string, rate: 'rate' | 'irate'): RecordingRule {
  return {
    record: `node_namespace_pod_container:container_cpu_usage_seconds_total:${operation}`,
    expr: `
  sum by (namespace, pod, container) (${rate}(container_cpu_usage_seconds_total{${CADVISOR}, image!=""}[5m]))${ON_NODE}`,
  };
}

/** By its labels alone: `id` and `name` of a container are other ones after each restart. */
function memory(what: string): RecordingRule {
  return {
    record: `node_namespace_pod_container:container_memory_${what}`,
    expr: `
  max by (namespace, pod, container) (container_memory_${what}{${CADVISOR}, image!=""})${ON_NODE}`,
  };
}

function asked(resource: 'cpu' | 'memory', what: 'requests' | 'limits'): RecordingRule[] {
  const series = `kube_pod_container_resource_${what}`;
  return [
    {
      record: `cluster:namespace:pod_${resource}:active:${series}`,
      expr: `
  max by (namespace, pod, container, node) (${series}{${KSM}, resource="${resource}"})
  * on (namespace, pod) group_left ()${ACTIVE}`,
    },
    {
      record: `namespace_${resource}:${series}:sum`,
      expr: `sum by (namespace) (cluster:namespace:pod_${resource}:active:${series})`,
    },
  ];
}

function network(direction: 'receive' | 'transmit'): RecordingRule {
  return {
    record: `namespace:container_network_${direction}_bytes_total:sum_rate5m`,
    expr: `sum by (namespace) (rate(container_network_${direction}_bytes_total{${CADVISOR}}[5m]))`,
  };
}
