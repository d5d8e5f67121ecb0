import type { RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';
const KUBELET = 'job="kubelet", metrics_path="/metrics"';

/** A node that somebody has closed to new pods is being looked after. */
const NOT_CORDONED = `
        and on (node)
        kube_node_spec_unschedulable{${KSM}} == 0`;

/** Karpenter's taint of a node that it is about to remove. @see https://karpenter.sh/docs/concepts/disruption/ */
const LEAVING = 'key="karpenter.sh/disrupted"';

/**
 * Alerts about nodes and their kubelets. A node that is ill for long is replaced by Auto Mode's node repair, so that one node
 * wakes nobody; that no kubelet at all is seen does.
 *
 * KubeNodeEviction looks for new series as well: the kubelet counts a signal only from its first eviction on, which increase()
 * does not see.
 *
 * KubeletPodStartUpLatencyHigh reads the time from when the kubelet first sees a pod until it runs, whose buckets reach an
 * hour. The mixin reads kubelet_pod_worker_duration_seconds, which ends at 10 seconds and can never pass 60.
 *
 * Left out: KubeletClientCertificate* and KubeletServerCertificate*. On EKS the kubelet identifies itself by the role of its
 * node, without a client certificate, and no node lives long enough for its serving certificate to expire.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/kubelet.libsonnet
 * @see https://docs.aws.amazon.com/eks/latest/userguide/node-health.html
 */
export const kubernetesNodes: RuleGroup = {
  name: 'kubernetes-nodes',
  rules: [
    {
      alert: 'KubeNodeNotReady',
      expr: `
        max by (node) (kube_node_status_condition{${KSM}, condition="Ready", status="true"}) == 0${NOT_CORDONED}`,
      for: '15m',
      severity: 'warning',
      summary: 'A node is not ready',
      description: 'The node {{ $labels.node }} has not been ready for 15 minutes.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeNodeUnreachable',
      expr: `
        max by (node) (
          kube_node_spec_taint{${KSM}, key="node.kubernetes.io/unreachable", effect="NoSchedule"}
        ) == 1
        unless on (node)
        kube_node_spec_taint{${KSM}, ${LEAVING}}`,
      for: '15m',
      severity: 'warning',
      summary: 'A node cannot be reached',
      description: 'The node {{ $labels.node }} has not spoken to the API server for 15 minutes; its pods are moved.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeNodeReadinessFlapping',
      expr: `
        sum by (node) (
          changes(kube_node_status_condition{${KSM}, condition="Ready", status="true"}[15m])
        ) > 2${NOT_CORDONED}`,
      for: '15m',
      severity: 'warning',
      summary: 'A node is ready and not ready by turns',
      description: 'The readiness of node {{ $labels.node }} changed {{ $value }} times in 15 minutes.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeNodePressure',
      expr: `
        max by (node, condition) (
          kube_node_status_condition{${KSM}, condition=~"(Memory|Disk|PID)Pressure", status="true"}
        ) == 1${NOT_CORDONED}`,
      for: '10m',
      severity: 'info',
      summary: 'A node runs short of something',
      description: 'The node {{ $labels.node }} has had {{ $labels.condition }} for 10 minutes and takes no new pods.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeNodeEviction',
      expr: `
        sum by (node, eviction_signal) (
          increase(kubelet_evictions{${KUBELET}}[15m]) > 0
          or
          kubelet_evictions{${KUBELET}} unless kubelet_evictions{${KUBELET}} offset 15m
        ) > 0`,
      severity: 'info',
      summary: 'A node throws pods out',
      description: 'The node {{ $labels.node }} evicts pods because of {{ $labels.eviction_signal }}.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeletDown',
      expr: `absent(up{${KUBELET}} == 1)`,
      for: '15m',
      severity: 'critical',
      summary: 'No kubelet can be scraped',
      description: 'Prometheus has got no metrics from any kubelet for 15 minutes.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeletTooManyPods',
      expr: 'node:kubelet_running_pods:ratio > 0.95',
      for: '15m',
      severity: 'info',
      summary: 'A node has almost all the pods that it may have',
      description: 'The node {{ $labels.node }} runs {{ humanizePercentage $value }} of the pods that it may.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeletPodStartUpLatencyHigh',
      expr: 'node_quantile:kubelet_pod_start_duration_seconds:histogram_quantile{quantile="0.99"} > 60',
      for: '15m',
      severity: 'warning',
      summary: 'Pods start slowly on a node',
      description: 'On node {{ $labels.node }} the slowest pods take {{ humanizeDuration $value }} to start.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeletPlegDurationHigh',
      expr: 'node_quantile:kubelet_pleg_relist_duration_seconds:histogram_quantile{quantile="0.99"} >= 10',
      for: '5m',
      severity: 'warning',
      summary: 'A kubelet is slow to see what its containers do',
      description: 'The kubelet of node {{ $labels.node }} takes {{ $value }} seconds or more to list its containers.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'KubeVersionMismatch',
      expr: `
        count(
          count by (git_version) (
            label_replace(
              kubernetes_build_info{job=~"apiserver|kubelet"}, "git_version", "$1", "git_version", "(v[0-9]+[.][0-9]+).*"
            )
          )
        ) > 1`,
      for: '15m',
      severity: 'warning',
      summary: 'The API server and the nodes are of different Kubernetes versions',
      description: '{{ $value }} minor versions of Kubernetes run in this cluster.',
      dashboard: 'platform-nodes',
    },
  ],
};
