import type { Construct } from 'constructs';
import { names, ownerOf, pinnedImage } from '../../lib/environment';
import {
  Component,
  ConfigFiles,
  counterparts,
  Deployment,
  HostIngress,
  MONITORING_NAMESPACE,
  mounts,
} from '../../lib/kubernetes';
import {
  checkedDashboards,
  DASHBOARD_FOLDERS,
  type DashboardFolder,
  dashboardJson,
  dashboardProviders,
  dataSources,
  GRAFANA_PATHS,
  GRAFANA_PORT,
  grafanaIni,
  LOKI,
  platformDashboards,
  SIGN_IN_SECRET,
} from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { configVersion } from './config-version';
import { observedTeams } from './log-pipeline';
import { runs } from './telemetry';

const NAME = 'grafana';
const namespace = MONITORING_NAMESPACE;

/** How long a browser stays with one pod: a working day. Each pod has sessions of its own, and nothing else. */
const STICKY_SECONDS = 8 * 3600;

/** Where people look. All that it shows comes from the branch, so that either pod can go at any time. */
export function grafana(scope: Construct, context: ClusterContext): void {
  const { environment, cluster, componentDefaults } = context;
  if (!runs('grafana', environment)) return;
  const { oidc } = environment.telemetry.grafana;
  const component = new Component(scope, 'Grafana', {
    ...componentDefaults,
    name: NAME,
    needs: [
      `namespace/${namespace}`,
      'priority-class/platform',
      ...(oidc === undefined ? [] : (['ingress-class/internal'] as const)),
    ],
  });
  addServer(component, context);
  if (oidc === undefined) return;
  new HostIngress(component, 'Ingress', {
    name: NAME,
    namespace,
    className: 'internal',
    host: names.grafanaHost(environment, cluster),
    service: NAME,
    port: 'http',
    healthCheckPath: '/api/health',
    stickySeconds: STICKY_SECONDS,
  });
}

function addServer(component: Component, context: ClusterContext): void {
  const { environment } = context;
  const { oidc } = environment.telemetry.grafana;
  const settings = settingsOf(context);
  new Deployment(component, 'Server', {
    name: NAME,
    namespace,
    image: pinnedImage(environment, 'docker.io/grafana/grafana'),
    command: [
      `${GRAFANA_PATHS.home}/bin/grafana`,
      'server',
      `--homepath=${GRAFANA_PATHS.home}`,
      `--config=${GRAFANA_PATHS.config}/grafana.ini`,
    ],
    // Dashboards are read again while it runs, the rest at its start.
    env: configVersion(Object.values(settings).join('')),
    ports: [{ name: 'http', port: GRAFANA_PORT }],
    replicas: 2,
    // 472 is what the image calls `grafana`.
    userId: 472,
    resources: { cpuRequestMillis: 50, memoryRequestMiB: 256, memoryLimitMiB: 512 },
    probes: {
      liveness: { path: '/api/health', port: 'http' },
      readiness: { path: '/api/health', port: 'http' },
      startupSeconds: 120,
    },
    writableFolders: [GRAFANA_PATHS.data, '/tmp'],
    mounts: [
      ...settingsMounts(component, settings),
      ...dashboardMounts(component, context),
      ...(oidc === undefined ? [] : [mounts.secret(SIGN_IN_SECRET, GRAFANA_PATHS.secrets)]),
    ],
    priorityClass: 'platform',
    traffic: trafficOf(context),
  });
}

/** It asks what is in its own namespace, and Loki; where people sign in, they come in, and out goes the question who they are. */
function trafficOf({ network, environment }: ClusterContext) {
  const sources = [counterparts.sameNamespace(), counterparts.namespace(LOKI.namespace, [LOKI.port])];
  if (environment.telemetry.grafana.oidc === undefined) return { to: sources };
  const people = counterparts.loadBalancers(network, [GRAFANA_PORT]);
  return { from: [people], to: [...sources, counterparts.internet([443])] };
}

type Settings = Readonly<Record<'ini' | 'dataSources' | 'providers', string>>;

function settingsOf(context: ClusterContext): Settings {
  const { environment, cluster } = context;
  const { oidc } = environment.telemetry.grafana;
  const people = oidc && { host: names.grafanaHost(environment, cluster), signIn: oidc };
  return {
    ini: grafanaIni({ people }),
    dataSources: dataSources({
      prometheusUrl: `http://prometheus.${namespace}:9090`,
      alertmanagerUrl: `http://alertmanager.${namespace}:9093`,
      logs: observedOwner(context).logs.access.dataSource,
      scrapeInterval: '30s',
    }),
    providers: dashboardProviders(),
  };
}

/** What the platform's people see: the logs of all teams. */
function observedOwner(context: ClusterContext) {
  const owner = ownerOf(context.environment);
  const observed = observedTeams(context).find(({ team }) => team === owner);
  if (observed === undefined) throw new Error(`no team ${owner}: its logs should have been missed before`);
  return observed;
}

function settingsMounts(component: Component, { ini, dataSources: sources, providers }: Settings) {
  const files = (id: string, name: string, folder: string, file: string, text: string) =>
    mounts.config(
      new ConfigFiles(component, id, { name: `${NAME}-${name}`, namespace, files: { [file]: text } }),
      folder,
    );
  const { config, provisioning } = GRAFANA_PATHS;
  return [
    files('Settings', 'settings', config, 'grafana.ini', ini),
    files('DataSources', 'data-sources', `${provisioning}/datasources`, 'data-sources.yaml', sources),
    files('Providers', 'dashboard-providers', `${provisioning}/dashboards`, 'providers.yaml', providers),
  ];
}

/** Each dashboard is a ConfigMap, hence a file in the branch: what has changed is seen at a glance. */
function dashboardMounts(component: Component, context: ClusterContext) {
  const byFolder = {
    platform: platformDashboards(context.environment.gitops.agent),
    teams: observedTeams(context).map(({ dashboard }) => dashboard),
  } satisfies Record<DashboardFolder, unknown>;
  checkedDashboards(Object.values(byFolder).flat());
  return Object.keys(DASHBOARD_FOLDERS).map((folder) => {
    const configs = byFolder[folder as DashboardFolder].map((dashboard) => {
      const { uid } = dashboard;
      const files = { [`${uid}.json`]: dashboardJson(dashboard) };
      return new ConfigFiles(component, `Dashboard-${uid}`, { name: `dashboard-${uid}`, namespace, files });
    });
    return mounts.configs(`dashboards-${folder}`, configs, `${GRAFANA_PATHS.dashboards}/${folder}`);
  });
}
