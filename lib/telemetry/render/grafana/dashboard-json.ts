import { DashboardCursorSync, type defaultDashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { compareText } from '../../../problems';
import type { Dashboard } from '../../model';

/** Grafana's own type of a dashboard as files hold it; its name is marked as deprecated in favour of one that only its API takes. */
type StoredDashboard = ReturnType<typeof defaultDashboard>;

/** The version of Grafana's schema that the builders write. */
const SCHEMA_VERSION = 42;

const texts = new WeakMap<Dashboard, string>();

/** A dashboard as Grafana reads it from a file: keys sorted, so that a change is a change of few lines. */
export function dashboardJson(dashboard: Dashboard): string {
  const text = texts.get(dashboard) ?? `${JSON.stringify(stored(dashboard), sorted, 2)}\n`;
  texts.set(dashboard, text);
  return text;
}

function stored({ uid, title, description, tags, variables, links, panels, from }: Dashboard): StoredDashboard {
  return {
    uid,
    title,
    description,
    tags: [...tags],
    links: [...links],
    panels: [...panels],
    templating: { list: [...variables] },
    annotations: { list: [] },
    time: { from, to: 'now' },
    refresh: '1m',
    timezone: 'browser',
    editable: false,
    graphTooltip: DashboardCursorSync.Crosshair,
    schemaVersion: SCHEMA_VERSION,
  };
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
}
