export { ALERTMANAGER_FILES, ALERTMANAGER_PATHS, alertmanagerConfig, MESSAGE_TEMPLATES } from './alertmanager';
export {
  blackboxConfig,
  KUBE_STATE_METRICS,
  kubeStateMetricsArgs,
  nodeExporterArgs,
  watchedObjects,
} from './exporters';
export { alertManagerDefinition } from './amazon-routing';
export type { ManagedAlertsContext } from './amazon-routing';
export { scraperConfig } from './amazon-scraper';
export { eventCollectorConfig, FLUENT_BIT_PATHS, FLUENT_BIT_PORT, nodeAgentConfig, tenantScript } from './fluent-bit';
export {
  DASHBOARD_FOLDERS,
  dashboardJson,
  dashboardProviders,
  dataSources,
  GRAFANA_PATHS,
  GRAFANA_PORT,
  grafanaIni,
  SIGN_IN_SECRET,
} from './grafana';
export type { DashboardFolder, DataSourceSettings, GrafanaSettings, SignIn } from './grafana';
export { LOKI_PATHS, LOKI_REPLICAS, lokiConfig, lokiOverrides } from './loki';
export { prometheusConfig, PROMETHEUS_FOLDERS, ruleFile, SCRAPE_INTERVAL } from './prometheus';
export type { AlertContext } from './prometheus';
export { monitorOf } from './operator-monitors';
export type { Monitor } from './operator-monitors';
export { alertmanagerConfigSpec } from './operator-routing';
export { prometheusRuleSpec } from './operator-rules';
