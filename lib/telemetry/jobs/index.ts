export { customResourceStateConfig } from './custom-resource-state';
export type { CustomResource } from './custom-resource-state';
export { customResourcesOf } from './custom-resources';
export { fluentBit } from './fluent-bit';
export {
  kubeStateMetricsJob,
  kubeStateMetricsSelfJob,
  LABELS_IN_METRICS,
  WATCHED_RESOURCES,
} from './kube-state-metrics';
export { kubeletJobs } from './kubelet';
export { logCanaryJob } from './log-canary';
export { loki } from './loki';
export { addonJobs } from './addons';
export { alertmanagerJob } from './alertmanager';
export { apiServerJob } from './apiserver';
export { argocdJobs } from './argocd';
export { blackboxJob, clusterDnsProbe, platformEndpointsProbe, PROBE_MODULES } from './blackbox';
export { fluxJobs } from './flux';
export { grafanaJob } from './grafana';
export { NODE_EXPORTER_COLLECTORS, nodeExporterJob } from './node-exporter';
export { prometheusJob } from './prometheus';
