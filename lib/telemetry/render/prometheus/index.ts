export { prometheusConfig, PROMETHEUS_FOLDERS } from './config';
export type { PrometheusConfigProps } from './config';
export { ruleFile } from './rule-file';
export type { AlertContext } from './rule-file';
