import type { DashboardLink, Panel, RowPanel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Problem } from '../../problems';

/** A dashboard of Grafana. Panels, variables and links are those of Grafana's own schema. */
export interface Dashboard {
  /** Part of its address, and what links and alerts name: unique, stable, at most 40 characters. */
  readonly uid: string;
  readonly title: string;
  /** What it is looked at for. */
  readonly description: string;
  /** By which the links on top of dashboards find their like. */
  readonly tags: readonly string[];
  /** What the reader chooses on top: data sources first. */
  readonly variables: readonly VariableModel[];
  readonly links: readonly DashboardLink[];
  /** Rows and panels, laid out. */
  readonly panels: readonly (Panel | RowPanel)[];
  /** How far back it looks when it is opened: `now-6h`. */
  readonly from: string;
}

/** One question that a dashboard asks. */
export interface DashboardQuery {
  /** `dashboard platform-nodes › CPU › A`, or `dashboard platform-nodes › variable node` */
  readonly where: string;
  readonly language: 'promql' | 'logql';
  /** The question, with what Grafana would put in for its own variables that stand for a length of time. */
  readonly expr: string;
}

/** What Grafana fills in, where a parser wants a length of time. Other variables stand inside quotes. */
const TIMES: readonly (readonly [RegExp, string])[] = [
  [/\$__rate_interval\b/g, '2m'],
  [/\$__interval\b/g, '1m'],
  [/\$__range\b/g, '6h'],
  [/\$__auto\b/g, '1m'],
];

/** `label_values(up{job="x"}, instance)` asks for the series up{job="x"}. */
const LABEL_VALUES = /^label_values\((.+),\s*\w+\)$/s;

/** Every question that a dashboard asks of Prometheus and Loki: by its panels first, then by its variables. */
export function queriesOf({ uid, panels, variables }: Dashboard): DashboardQuery[] {
  const visible = panels.flatMap((panel) => ('panels' in panel ? panel.panels : [panel]));
  return [...visible.flatMap((panel) => panelQueries(uid, panel)), ...variables.flatMap((v) => variableQuery(uid, v))];
}

function panelQueries(uid: string, { title = '', targets = [], datasource }: Panel): DashboardQuery[] {
  return targets.map((target) => {
    // Grafana's schema leaves the fields of a target to its data source; both of ours have these.
    const { expr = '', refId = '' } = target as { expr?: string; refId?: string };
    return {
      where: `dashboard ${uid} › ${title} › ${refId}`,
      language: languageOf(datasource?.type),
      expr: timed(expr),
    };
  });
}

function variableQuery(uid: string, { type, name, query, datasource }: VariableModel): DashboardQuery[] {
  const kind: string = type;
  if (kind !== 'query' || typeof query !== 'string') return [];
  const expr = LABEL_VALUES.exec(query)?.[1] ?? query;
  return [{ where: `dashboard ${uid} › variable ${name}`, language: languageOf(datasource?.type), expr: timed(expr) }];
}

function languageOf(dataSource: string | undefined): DashboardQuery['language'] {
  return dataSource === 'loki' ? 'logql' : 'promql';
}

function timed(expr: string): string {
  return TIMES.reduce((text, [variable, time]) => text.replaceAll(variable, time), expr);
}

/** @see https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#identifier-id-vs-unique-identifier-uid */
const UID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** What Grafana would not say: of two dashboards with one uid it shows one, now this and now that. */
export function dashboardProblems(dashboards: readonly Dashboard[]): Problem[] {
  const uids = [...new Set(dashboards.map(({ uid }) => uid))];
  return [...uids.flatMap((uid) => sharedUid(dashboards, uid)), ...uids.filter((uid) => !UID.test(uid)).map(oddUid)];
}

function sharedUid(dashboards: readonly Dashboard[], uid: string): Problem[] {
  const titles = dashboards.filter((dashboard) => dashboard.uid === uid).map(({ title }) => title);
  if (titles.length === 1) return [];
  return [
    {
      where: `dashboard ${uid}`,
      what: `is the uid of ${titles.length} dashboards`,
      received: titles.join(', '),
      allowed: 'one dashboard a uid',
      mend: 'give each of them a uid of its own',
    },
  ];
}

function oddUid(uid: string): Problem {
  return {
    where: `dashboard ${uid}`,
    what: 'has a uid that Grafana does not take, or that reads badly in an address',
    received: uid,
    allowed: '1 to 40 lower-case letters, digits and hyphens, a letter or digit first',
    mend: 'shorten it, and write it as in platform-nodes',
  };
}
