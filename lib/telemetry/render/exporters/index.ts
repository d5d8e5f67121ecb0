export { blackboxConfig } from './blackbox';
export { KUBE_STATE_METRICS, kubeStateMetricsArgs, watchedObjects } from './kube-state-metrics';
export { nodeExporterArgs } from './node-exporter';
