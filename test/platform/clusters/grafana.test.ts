import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { parseObjects } from '../../../lib/testing/kubernetes-objects';
import { renderTree } from '../../../lib/testing/rendering';
import type { Environment } from '../../../lib/environment';
import type { RenderedTree } from '../../../lib/tree';
import { platform } from '../../../platform/platform';
import { teams } from '../../../platform/tenants';
import { allEnvironments, renderAll } from '../render-all';

const DASHBOARD = /\/configmap-dashboard-[^/]+\.yaml$/;

const oidc = {
  authUrl: 'https://login.acme.example/authorize',
  tokenUrl: 'https://login.acme.example/token',
  apiUrl: 'https://login.acme.example/userinfo',
  clientId: 'grafana',
  secret: 'dev/grafana/oidc',
  scopes: ['openid', 'email'],
  roleAttributePath: "'Viewer'",
};

test('the component grafana is as reviewed, dashboards aside', () => {
  const trees = renderAll().map((tree) => ({
    ...tree,
    files: new Map([...tree.files].filter(([file]) => !DASHBOARD.test(file))),
  }));
  expect(foldedSnapshot(trees, (folder) => folder.endsWith('/grafana'))).toMatchSnapshot();
});

test('each cluster has every dashboard, a file each, and Grafana finds all of them', () => {
  for (const tree of renderAll()) {
    const clusters = tree.manifest.components.filter(({ name }) => name === 'grafana').map(({ path }) => path);
    expect(clusters.length).toBeGreaterThan(0);
    for (const folder of clusters) {
      const dashboards = dashboardsIn(tree, folder);
      expect(Object.keys(dashboards)).toHaveLength(13 + teams.length);
      expect(Object.keys(dashboards)).toEqual(
        expect.arrayContaining(teams.map(({ name }) => `dashboard-team-${name}`)),
      );
      for (const [name, files] of Object.entries(dashboards)) {
        const [[file, text] = ['', '{}'], ...others] = Object.entries(files);
        const { uid } = JSON.parse(text) as { uid: string };
        expect([others, file, name]).toEqual([[], `${uid}.json`, `dashboard-${uid}`]);
      }
      const server = tree.files.get(`${folder}/monitoring/deployment-grafana.yaml`) ?? '';
      expect(Object.keys(dashboards).filter((name) => !server.includes(`name: ${name}\n`))).toEqual([]);
    }
  }
});

test('clusters with the same agent have the same dashboards', () => {
  const prod = renderAll().find(({ manifest }) => manifest.environment === 'prod');
  const [first, second] = ['prod-a', 'prod-b'].map((name) => prod && dashboardsIn(prod, `clusters/${name}/grafana`));
  expect(first).toEqual(second);
});

test('people get in where the environment says how they sign in, and else no host leads there', () => {
  const [dev] = allEnvironments() as [Environment, ...Environment[]];
  const { telemetry } = dev;
  const rendered = (environment: Environment) =>
    renderTree({ clusters: (scope, each) => platform.clusters(scope, each) }, environment);
  const openTree = rendered({ ...dev, telemetry: { ...telemetry, grafana: { oidc } } });
  const folder = 'clusters/dev-a/grafana/monitoring';

  const closedTree = rendered(dev);
  expect([...closedTree.files.keys()].filter((file) => /grafana.*\/ingress-/.test(file))).toEqual([]);
  expect(closedTree.files.get(`${folder}/networkpolicy-allow-grafana.yaml`)).not.toContain('ingress');
  expect(openTree.files.get(`${folder}/ingress-grafana.yaml`)).toContain('host: grafana-dev-a.dev.acme.example');
  expect(openTree.files.get(`${folder}/networkpolicy-allow-grafana.yaml`)).toContain('port: 3000');
  expect(openTree.files.get(`${folder}/deployment-grafana.yaml`)).toContain('secretName: grafana-oidc');
  expect(openTree.files.get('clusters/dev-a/namespaces/namespace-monitoring.yaml')).toContain(
    'ingress-domain: grafana-dev-a.dev.acme.example',
  );
});

test('where Amazon keeps the metrics there is no Grafana of ours', () => {
  const [dev] = allEnvironments() as [Environment, ...Environment[]];
  const telemetry = { ...dev.telemetry, backend: 'amazon-managed-prometheus' } as const;
  const tree = renderTree({ clusters: (scope, each) => platform.clusters(scope, each) }, { ...dev, telemetry });
  expect(tree.manifest.components.filter(({ name }) => name === 'grafana')).toEqual([]);
});

function dashboardsIn({ files }: RenderedTree, folder: string): Record<string, Record<string, string>> {
  const texts = [...files].filter(([file]) => file.startsWith(`${folder}/`) && DASHBOARD.test(file));
  return Object.fromEntries(
    texts.flatMap(([, text]) =>
      parseObjects(text).map((object) => [
        object.metadata.name,
        (object as unknown as { data: Record<string, string> }).data,
      ]),
    ),
  );
}
