export { dashboardJson } from './dashboard-json';
export { GRAFANA_PATHS, GRAFANA_PORT, grafanaIni, SIGN_IN_SECRET } from './grafana-ini';
export type { GrafanaSettings, SignIn } from './grafana-ini';
export { DASHBOARD_FOLDERS, dashboardProviders, dataSources } from './provisioning';
export type { DashboardFolder, DataSourceSettings } from './provisioning';
