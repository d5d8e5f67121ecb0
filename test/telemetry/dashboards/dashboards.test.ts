import type { Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import { type Dashboard, queriesOf } from '../../../lib/telemetry/model/dashboard';
import { parsePromql } from '../../../lib/telemetry/model/promql';
import { checkedDashboards, platformDashboards } from '../../../lib/telemetry/dashboards/platform';
import { teamDashboard } from '../../../lib/telemetry/dashboards/team';

const shared = platformDashboards('flux');
const team = teamDashboard('platform', { names: ['monitoring', 'logging'] });
const all: readonly Dashboard[] = [...shared, ...platformDashboards('argocd').filter(isGitOps), team];
const byTitle = all.map((dashboard) => [dashboard.title, dashboard] as const);

test('the platform has thirteen dashboards, whose addresses stay', () => {
  expect(shared.map(({ uid }) => uid)).toEqual([
    'platform-cluster',
    'platform-nodes',
    'platform-namespaces',
    'platform-workloads',
    'platform-api-server',
    'platform-network',
    'platform-volumes',
    'platform-prometheus',
    'platform-alertmanager',
    'platform-logs',
    'platform-gitops',
    'platform-slos',
    'platform-tenants',
  ]);
});

test('dashboards are built once for all clusters with the same agent', () => {
  expect(platformDashboards('flux')).toBe(shared);
  expect(platformDashboards('argocd')).not.toBe(shared);
});

test('fails when two dashboards have one uid, or a uid cannot be one', () => {
  const [cluster, nodes] = shared as readonly [Dashboard, Dashboard];
  expect(() =>
    checkedDashboards([cluster, { ...nodes, uid: 'platform-cluster' }, { ...nodes, uid: 'Our nodes' }]),
  ).toThrow(
    `2 problems, nothing was written:

  dashboard Our nodes
    has a uid that Grafana does not take, or that reads badly in an address
    received  Our nodes
    allowed   1 to 40 lower-case letters, digits and hyphens, a letter or digit first
    mend      shorten it, and write it as in platform-nodes

  dashboard platform-cluster
    is the uid of 2 dashboards
    received  Cluster, Nodes
    allowed   one dashboard a uid
    mend      give each of them a uid of its own`,
  );
});

describe.each(byTitle)('%s', (_, dashboard) => {
  const panels = dashboard.panels.filter(isPanel);
  const rows = dashboard.panels.filter((panel): panel is RowPanel => !isPanel(panel));

  test('says what it is for, and links to the others', () => {
    expect(dashboard.description).toMatch(/^[A-Z].{20,}\.$/);
    expect(dashboard.tags).toContain('platform');
    expect(dashboard.links.map(({ tags }) => tags)).toEqual([['platform']]);
  });

  test('lets the reader choose the data sources that its panels ask', () => {
    const sources = dashboard.variables.filter(({ type }) => (type as string) === 'datasource');
    const offered = sources.map(({ name, query }) => ({ type: query, uid: `$${name}` }));
    const asked = panels.flatMap(({ datasource, targets = [] }) => [
      datasource,
      ...targets.map((target) => (target as { datasource?: unknown }).datasource),
    ]);
    expect(offered).toContainEqual({ type: 'prometheus', uid: '$datasource' });
    for (const source of asked) expect(offered).toContainEqual(source);
  });

  test('uses only variables that it has, or that Grafana has', () => {
    const names = new Set(dashboard.variables.map(({ name }) => name));
    const used = queriesOf(dashboard).flatMap(({ expr }) => [...expr.matchAll(/\$(\w+)/g)].map(([, name]) => name));
    expect(used.filter((name) => !names.has(name ?? ''))).toEqual([]);
  });

  test('has panels that can be told apart, each under a row, with a unit and a question', () => {
    expect('panels' in (dashboard.panels[0] ?? {})).toBe(true);
    for (const { type, title = '', fieldConfig, targets = [] } of panels) {
      expect(title).toMatch(/^[A-Z]/);
      expect(targets.length).toBeGreaterThan(0);
      if (type === 'stat' || type === 'timeseries') expect(fieldConfig?.defaults.unit).toBeTruthy();
    }
    const titles = panels.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(dashboard.panels.map(({ id }) => id)).toEqual(dashboard.panels.map((_panel, index) => index + 1));
  });

  test('is short enough to be read, and to be loaded', () => {
    expect(panels.length).toBeLessThanOrEqual(26);
    expect(rows.length).toBeLessThanOrEqual(7);
    expect(queriesOf(dashboard).length).toBeLessThanOrEqual(50);
  });

  test('lays panels out inside the grid, none on another', () => {
    const cells = dashboard.panels.flatMap(({ gridPos }) => {
      const { x, y, w, h } = gridPos ?? { x: -1, y: -1, w: 0, h: 0 };
      expect(x + w).toBeLessThanOrEqual(24);
      return Array.from({ length: w * h }, (_each, index) => `${x + (index % w)},${y + Math.floor(index / w)}`);
    });
    expect(new Set(cells).size).toBe(cells.length);
  });

  test('shows a legend that its series have', () => {
    for (const { title, targets = [] } of panels) {
      const legends = targets.map((target) => (target as { legendFormat?: string }).legendFormat);
      if (legends.every((legend) => legend === undefined)) continue;
      expect([title, new Set(legends).size]).toEqual([title, legends.length]);
    }
  });

  test('asks in PromQL that can be read', () => {
    const questions = queriesOf(dashboard).filter(({ language }) => language === 'promql');
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.filter(({ expr }) => !('root' in parsePromql(expr)))).toEqual([]);
  });
});

test('what all dashboards ask for is known, and a new metric shows', () => {
  const questions = all.flatMap(queriesOf).filter(({ language }) => language === 'promql');
  expect([...new Set(questions.flatMap(({ expr }) => metricsOf(expr)))].sort()).toMatchSnapshot();
});

test('what all dashboards ask of logs is known', () => {
  const questions = all.flatMap(queriesOf).filter(({ language }) => language === 'logql');
  expect([...new Set(questions.map(({ expr }) => expr))].sort()).toMatchSnapshot();
});

test('questions of a panel and of a variable are listed with their place, as a parser wants them', () => {
  const [nodes] = shared.filter(({ uid }) => uid === 'platform-nodes') as [Dashboard];
  const queries = queriesOf(nodes);
  expect(queries).toContainEqual({
    where: 'dashboard platform-nodes › Read › A',
    language: 'promql',
    expr: 'sum by (node) (rate(node_disk_read_bytes_total{node=~"$node"}[2m]))',
  });
  expect(queries).toContainEqual({
    where: 'dashboard platform-nodes › variable node',
    language: 'promql',
    expr: 'kube_node_info',
  });
});

test("a team's dashboard shows the namespaces of the team, and no others", () => {
  const questions = queriesOf(team).filter(({ expr }) => !/ALERTS|slo:/.test(expr));
  expect(questions.length).toBeGreaterThan(10);
  for (const { expr } of questions) {
    const selectors = expr.match(/\{[^}]*\}/g) ?? [];
    expect(selectors.length).toBeGreaterThan(0);
    for (const selector of selectors) expect(selector).toContain('namespace=~"logging|monitoring"');
  }
});

function metricsOf(expr: string): readonly string[] {
  const parsed = parsePromql(expr);
  return 'root' in parsed ? parsed.metrics : [];
}

function isPanel(panel: Panel | RowPanel): panel is Panel {
  return !('panels' in panel);
}

function isGitOps({ uid }: Dashboard): boolean {
  return uid === 'platform-gitops';
}
