import { parse } from 'yaml';
import { platformDashboards } from '../../../../lib/telemetry/dashboards/platform';
import { dashboardJson } from '../../../../lib/telemetry/render/grafana/dashboard-json';
import { dashboardProviders, dataSources } from '../../../../lib/telemetry/render/grafana/provisioning';
import { logAccess } from '../../../../lib/telemetry/logs/log-access';
import type { Dashboard } from '../../../../lib/telemetry/model/dashboard';

const { dataSource: logs } = logAccess({ name: 'platform', identityGroup: 'platform-engineers' }, ['checkout']);

test('every data source is fixed, and what is no longer there is removed', () => {
  const { prune, datasources } = parse(
    dataSources({
      prometheusUrl: 'http://prometheus.monitoring:9090',
      alertmanagerUrl: 'http://alertmanager.monitoring:9093',
      logs,
      scrapeInterval: '30s',
    }),
  ) as { prune: boolean; datasources: Record<string, unknown>[] };

  expect(prune).toBe(true);
  expect(datasources).toMatchObject([
    {
      uid: 'prometheus',
      type: 'prometheus',
      url: 'http://prometheus.monitoring:9090',
      isDefault: true,
      editable: false,
    },
    { uid: 'loki-platform', type: 'loki', secureJsonData: { httpHeaderValue1: 'platform|checkout' }, editable: false },
    { uid: 'alertmanager', type: 'alertmanager', jsonData: { implementation: 'prometheus' }, editable: false },
  ]);
  expect(new Set(datasources.map(({ access }) => access))).toEqual(new Set(['proxy']));
});

test('folders of dashboards are read again, and nobody changes what is in them', () => {
  expect(parse(dashboardProviders())).toMatchObject({
    providers: [
      {
        name: 'platform',
        folder: 'Platform',
        allowUiUpdates: false,
        options: { path: '/etc/grafana/dashboards/platform' },
      },
      { name: 'teams', folder: 'Teams', allowUiUpdates: false, options: { path: '/etc/grafana/dashboards/teams' } },
    ],
  });
});

test('a dashboard is a file of its own, the same however it was put together', () => {
  const dashboards = platformDashboards('argocd');
  const [cluster] = dashboards as readonly [Dashboard, ...Dashboard[]];
  const backwards = Object.fromEntries(Object.entries(cluster).reverse()) as unknown as Dashboard;

  expect(dashboardJson(backwards)).toBe(dashboardJson(cluster));
  for (const dashboard of dashboards) {
    const text = dashboardJson(dashboard);
    expect(JSON.parse(text)).toMatchObject({ uid: dashboard.uid, editable: false, schemaVersion: 42 });
    // A ConfigMap takes a MiB, and a diff wants one value a line.
    expect(text.length).toBeLessThan(100_000);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(700);
  }
});

test('a small dashboard is as reviewed', () => {
  const [gitops] = platformDashboards('argocd').filter(({ uid }) => uid === 'platform-gitops') as [Dashboard];
  const [heading, first, ...others] = gitops.panels;
  expect(others.length).toBeGreaterThan(0);
  expect(dashboardJson({ ...gitops, panels: [heading, first].flatMap((panel) => panel ?? []) })).toMatchSnapshot();
});
