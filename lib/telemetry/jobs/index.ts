export { customResourceStateConfig, familiesOf } from './custom-resource-state';
export type { CustomResource, CustomResourceGauge } from './custom-resource-state';
export { fluentBit } from './fluent-bit';
export { karpenterResources } from './karpenter';
export { kubeStateMetricsJob, kubeStateMetricsSelfJob, LABELS_IN_METRICS } from './kube-state-metrics';
export { kubeletJobs } from './kubelet';
export { logCanaryJob } from './log-canary';
export { loki } from './loki';
