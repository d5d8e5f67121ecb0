import { toYaml } from '../../../yaml';
import type { LokiDataSource } from '../../logs';
import type { Duration } from '../../model';
import { GRAFANA_PATHS } from './grafana-ini';

export interface DataSourceSettings {
  /** Where Prometheus answers: `http://prometheus.monitoring:9090`. */
  readonly prometheusUrl: string;
  /** Where Alertmanager answers. */
  readonly alertmanagerUrl: string;
  /** Whose logs Grafana shows: whoever may look at Grafana may read them. */
  readonly logs: LokiDataSource;
  /** How often Prometheus asks its targets: `$__rate_interval` follows from it. */
  readonly scrapeInterval: Duration;
}

/**
 * What Grafana may ask. Nobody can change it by hand, and what is no longer here is removed.
 * @see https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
 */
export function dataSources(settings: DataSourceSettings): string {
  return toYaml({
    apiVersion: 1,
    prune: true,
    datasources: [prometheus(settings), loki(settings), alertmanager(settings)],
  });
}

function prometheus({ prometheusUrl, scrapeInterval }: DataSourceSettings) {
  return {
    ...FIXED,
    name: 'Prometheus',
    uid: 'prometheus',
    type: 'prometheus',
    url: prometheusUrl,
    isDefault: true,
    jsonData: {
      httpMethod: 'POST',
      manageAlerts: true,
      prometheusType: 'Prometheus',
      timeInterval: scrapeInterval,
    },
  };
}

function loki({ logs }: DataSourceSettings) {
  return {
    ...FIXED,
    ...logs,
    jsonData: { ...logs.jsonData, maxLines: 1000 },
    secureJsonData: { ...logs.secureJsonData },
  };
}

function alertmanager({ alertmanagerUrl }: DataSourceSettings) {
  return {
    ...FIXED,
    name: 'Alertmanager',
    uid: 'alertmanager',
    type: 'alertmanager',
    url: alertmanagerUrl,
    jsonData: { handleGrafanaManagedAlerts: false, implementation: 'prometheus' },
  };
}

/** The first organisation, which is the only one. */
const FIXED = { access: 'proxy', editable: false, orgId: 1 } as const;

/** The folders of dashboards, in Grafana and on disk. */
export const DASHBOARD_FOLDERS = { platform: 'Platform', teams: 'Teams' } as const;

export type DashboardFolder = keyof typeof DASHBOARD_FOLDERS;

/**
 * Where dashboards come from. A dashboard that is changed by hand can be saved only as another one.
 * @see https://grafana.com/docs/grafana/latest/administration/provisioning/#dashboards
 */
export function dashboardProviders(): string {
  return toYaml({
    apiVersion: 1,
    providers: Object.entries(DASHBOARD_FOLDERS).map(([name, folder]) => ({
      name,
      folder,
      folderUid: name,
      orgId: 1,
      type: 'file',
      allowUiUpdates: false,
      disableDeletion: true,
      updateIntervalSeconds: 30,
      options: { path: `${GRAFANA_PATHS.dashboards}/${name}` },
    })),
  });
}
