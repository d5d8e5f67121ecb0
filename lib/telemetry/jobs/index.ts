export { addonJobs } from './addons';
export { alertmanagerJob } from './alertmanager';
export { apiServerJob } from './apiserver';
export { argocdJobs } from './argocd';
export { blackboxJob, clusterDnsProbe, logCanaryProbe, platformEndpointsProbe, PROBE_MODULES } from './blackbox';
export { fluxJobs, fluxResourceFamilies } from './flux';
export { grafanaJob } from './grafana';
export { nodeExporterJob } from './node-exporter';
export { prometheusJob } from './prometheus';
