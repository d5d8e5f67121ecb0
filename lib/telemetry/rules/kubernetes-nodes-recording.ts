import type { RecordingRule, RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';
const KUBELET = 'job="kubelet", metrics_path="/metrics"';
const NODES = 'job="node-exporter"';

/**
 * What nodes have and do. Names and meaning are those of the kubernetes-mixin; the label `node` of node-exporter comes from
 * how it is found, so that it need not be looked up by pod.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/rules/node.libsonnet
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/rules/kubelet.libsonnet
 */
export const kubernetesNodesRecording: RuleGroup = {
  name: 'kubernetes-nodes-recording',
  rules: [
    {
      record: 'node_namespace_pod:kube_pod_info:',
      expr: `
        topk by (namespace, pod) (1, max by (node, namespace, pod) (kube_pod_info{${KSM}, node!=""}))`,
    },
    {
      record: 'node:node_num_cpu:sum',
      expr: `count by (node) (node_cpu_seconds_total{${NODES}, mode="idle"})`,
    },
    {
      record: 'node:node_cpu_utilization:ratio_rate5m',
      expr: `
        avg by (node) (
          sum without (mode) (rate(node_cpu_seconds_total{${NODES}, mode!="idle", mode!="iowait", mode!="steal"}[5m]))
        )`,
    },
    {
      record: 'node:node_memory_utilization:ratio',
      expr: `
        1 - sum by (node) (node_memory_MemAvailable_bytes{${NODES}}) / sum by (node) (node_memory_MemTotal_bytes{${NODES}})`,
    },
    {
      record: 'node:kubelet_running_pods:ratio',
      expr: `
        max by (node) (kubelet_running_pods{${KUBELET}})
        /
        max by (node) (kube_node_status_capacity{${KSM}, resource="pods"})`,
    },
    allocatable('cpu'),
    allocatable('memory'),
    ...quantiles('kubelet_pleg_relist_duration_seconds'),
    ...quantiles('kubelet_pod_start_duration_seconds'),
  ],
};

/** What all nodes together have for pods. */
function allocatable(resource: 'cpu' | 'memory'): RecordingRule {
  return {
    record: `cluster:kube_node_status_allocatable_${resource}:sum`,
    expr: `sum(max by (node) (kube_node_status_allocatable{${KSM}, resource="${resource}"}))`,
  };
}

function quantiles(histogram: string): RecordingRule[] {
  return ['0.99', '0.9', '0.5'].map((quantile) => ({
    record: `node_quantile:${histogram}:histogram_quantile`,
    expr: `histogram_quantile(${quantile}, sum by (node, le) (rate(${histogram}_bucket{${KUBELET}}[5m])))`,
    labels: { quantile },
  }));
}
