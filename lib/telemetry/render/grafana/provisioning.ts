import { toYaml } from '../../../yaml';
import { GRAFANA_PATHS } from './grafana-ini';

export interface DataSourceSettings {
  readonly prometheusUrl: string;
  readonly lokiUrl: string;
  readonly alertmanagerUrl: string;
  /** Whose logs Grafana shows, at least one tenant of Loki: whoever may look at Grafana may read them. */
  readonly logTenants: readonly [string, ...string[]];
  /** How often Prometheus asks its targets, in seconds: `$__rate_interval` follows from it. */
  readonly scrapeIntervalSeconds: number;
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

function prometheus({ prometheusUrl, scrapeIntervalSeconds }: DataSourceSettings) {
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
      timeInterval: `${scrapeIntervalSeconds}s`,
    },
  };
}

/** The tenants are no secret, but only there does Grafana take the value of a header. */
function loki({ lokiUrl, logTenants }: DataSourceSettings) {
  return {
    ...FIXED,
    name: 'Loki',
    uid: 'loki',
    type: 'loki',
    url: lokiUrl,
    jsonData: { httpHeaderName1: 'X-Scope-OrgID', manageAlerts: true, maxLines: 1000 },
    secureJsonData: { httpHeaderValue1: logTenants.join('|') },
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

const FIXED = { access: 'proxy', editable: false, orgId: 1 } as const;

/** The folders of dashboards, in Grafana and on disk. */
export const DASHBOARD_FOLDERS = { platform: 'Platform', teams: 'Teams' } as const;

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
