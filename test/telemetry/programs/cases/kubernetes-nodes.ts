import { kubernetesNodes } from '../../../../lib/telemetry/rules/kubernetes-nodes';
import { kubernetesNodesRecording } from '../../../../lib/telemetry/rules/kubernetes-nodes-recording';
import type { AlertCase, AlertCases } from '../alert-case';

const KSM = 'job="kube-state-metrics"';
const KUBELET = 'job="kubelet", metrics_path="/metrics"';

const READY = `kube_node_status_condition{${KSM}, node="a", condition="Ready", status="true"}`;
const CORDONED = `kube_node_spec_unschedulable{${KSM}, node="a"}`;
const LEAVING = `kube_node_spec_taint{${KSM}, node="a", key="karpenter.sh/disrupted", effect="NoSchedule"}`;
const RUNNING_PODS = `kubelet_running_pods{${KUBELET}, node="a"}`;

const notReady: AlertCase = {
  alert: 'KubeNodeNotReady',
  series: { [READY]: '0x20', [CORDONED]: '0x20' },
  fires: { at: '15m', labels: { node: 'a' }, description: 'The node a has not been ready for 15 minutes.' },
  quiet: { at: '14m' },
};

const unreachable: AlertCase = {
  alert: 'KubeNodeUnreachable',
  series: {
    [`kube_node_spec_taint{${KSM}, node="a", key="node.kubernetes.io/unreachable", effect="NoSchedule"}`]: '1x20',
  },
  fires: {
    at: '15m',
    labels: { node: 'a' },
    description: 'The node a has not spoken to the API server for 15 minutes; its pods are moved.',
  },
  quiet: { at: '14m' },
};

const flapping: AlertCase = {
  alert: 'KubeNodeReadinessFlapping',
  series: { [READY]: '1x3 0x3 '.repeat(5), [CORDONED]: '0x40' },
  fires: {
    at: '27m',
    labels: { node: 'a' },
    description: 'The readiness of node a changed 3 times in 15 minutes.',
  },
  // Every five minutes instead of every four: that is sometimes three times, but not for long.
  quiet: { series: { [READY]: '1x4 0x4 '.repeat(4) } },
};

export const kubernetesNodesCases: AlertCases = {
  groups: [kubernetesNodesRecording, kubernetesNodes],
  cases: [
    notReady,
    { ...notReady, quiet: { series: { [CORDONED]: '1x20' } } },
    unreachable,
    { ...unreachable, quiet: { series: { [LEAVING]: '1x20' } } },
    flapping,
    { ...flapping, quiet: { series: { [CORDONED]: '1x40' } } },
    {
      alert: 'KubeNodePressure',
      series: {
        [`kube_node_status_condition{${KSM}, node="a", condition="DiskPressure", status="true"}`]: '1x20',
        [`kube_node_status_condition{${KSM}, node="a", condition="PIDPressure", status="true"}`]: '0x20',
        [CORDONED]: '0x20',
      },
      fires: {
        at: '10m',
        labels: { node: 'a', condition: 'DiskPressure' },
        description: 'The node a has had DiskPressure for 10 minutes and takes no new pods.',
      },
      quiet: { at: '9m' },
    },
    eviction('1x20 2x10', '1x30'),
    // The series begins with the first eviction.
    eviction('_x21 1x10', '_x30'),
    {
      alert: 'KubeletDown',
      series: { [`up{${KUBELET}, node="a"}`]: '0x20', [`up{${KUBELET}, node="b"}`]: '0x20' },
      fires: { at: '15m', description: 'Prometheus has got no metrics from any kubelet for 15 minutes.' },
      quiet: { series: { [`up{${KUBELET}, node="b"}`]: '1x20' } },
    },
    {
      alert: 'KubeletTooManyPods',
      series: {
        [RUNNING_PODS]: '105x20',
        [`kube_node_status_capacity{${KSM}, node="a", resource="pods", unit="integer"}`]: '110x20',
      },
      fires: {
        at: '15m',
        labels: { node: 'a' },
        description: 'The node a runs 95.45% of the pods that it may.',
      },
      quiet: { series: { [RUNNING_PODS]: '104x20' } },
    },
    {
      alert: 'KubeletPodStartUpLatencyHigh',
      series: {
        [bucket('kubelet_pod_start_duration_seconds', '60')]: '0+98x30',
        [bucket('kubelet_pod_start_duration_seconds', '120')]: '0+100x30',
        [bucket('kubelet_pod_start_duration_seconds', '+Inf')]: '0+100x30',
      },
      fires: {
        at: '16m',
        labels: { node: 'a', quantile: '0.99' },
        description: 'On node a the slowest pods take 1m 30s to start.',
      },
      quiet: { series: { [bucket('kubelet_pod_start_duration_seconds', '60')]: '0+99x30' } },
    },
    {
      alert: 'KubeletPlegDurationHigh',
      series: {
        [bucket('kubelet_pleg_relist_duration_seconds', '5')]: '0+900x30',
        [bucket('kubelet_pleg_relist_duration_seconds', '10')]: '0+989x30',
        [bucket('kubelet_pleg_relist_duration_seconds', '+Inf')]: '0+1000x30',
      },
      fires: {
        at: '6m',
        labels: { node: 'a', quantile: '0.99' },
        description: 'The kubelet of node a takes 10 seconds or more to list its containers.',
      },
      quiet: { series: { [bucket('kubelet_pleg_relist_duration_seconds', '10')]: '0+991x30' } },
    },
    {
      alert: 'KubeVersionMismatch',
      series: {
        'kubernetes_build_info{job="apiserver", instance="api", git_version="v1.34.2-eks-b3126f4"}': '1x20',
        [`kubernetes_build_info{${KUBELET}, node="a", git_version="v1.34.1-eks-113cf36"}`]: '1x20',
        [`kubernetes_build_info{${KUBELET}, node="b", git_version="v1.33.5-eks-113cf36"}`]: '1x20',
      },
      fires: { at: '15m', description: '2 minor versions of Kubernetes run in this cluster.' },
      // Two patches of one minor version are left.
      quiet: { series: { [`kubernetes_build_info{${KUBELET}, node="b", git_version="v1.33.5-eks-113cf36"}`]: '_x20' } },
    },
  ],
};

function eviction(evicts: string, evictsNone: string): AlertCase {
  const evictions = `kubelet_evictions{${KUBELET}, node="a", eviction_signal="memory.available"}`;
  return {
    alert: 'KubeNodeEviction',
    series: { [evictions]: evicts },
    fires: {
      at: '22m',
      labels: { node: 'a', eviction_signal: 'memory.available' },
      description: 'The node a evicts pods because of memory.available.',
    },
    quiet: { series: { [evictions]: evictsNone } },
  };
}

function bucket(histogram: string, le: string): string {
  return `${histogram}_bucket{${KUBELET}, node="a", le="${le}"}`;
}
