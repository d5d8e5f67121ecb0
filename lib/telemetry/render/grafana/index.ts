export { dashboardJson } from './dashboard-json';
export { GRAFANA_PATHS, GRAFANA_PORT, grafanaIni } from './grafana-ini';
export type { GrafanaSettings, SignIn } from './grafana-ini';
export { DASHBOARD_FOLDERS, dashboardProviders, dataSources } from './provisioning';
export type { DataSourceSettings } from './provisioning';
