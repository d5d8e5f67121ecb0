import { type Dashboard, namespaceMatchers, type Namespaces } from '../model';
import { dashboard } from './dashboard';
import { logLines, row, stat, table, timeseries } from './panels';
import { resourcesOf } from './resources';
import { sloPanels } from './slos';
import { logsSource, metricsSource } from './variables';

const built = new Map<string, Dashboard>();

/**
 * What a team sees of its own: objectives, alerts, pods, what they use and what they log. It shows the namespaces of the team
 * and no others; who may ask for which logs is Loki's to say.
 * @param team name of the team; part of the uid
 * @param namespaces those of the team, at least one
 */
export function teamDashboard(team: string, { names, except }: Namespaces): Dashboard {
  if (names.length === 0) throw new Error(`team ${team} has no namespace, and no selector finds nothing`);
  const inside = namespaceMatchers({ names: [...names].sort(), except }).join(',');
  const key = `${team} ${inside}`;
  const made = built.get(key) ?? build(team, inside);
  built.set(key, made);
  return made;
}

function build(team: string, inside: string): Dashboard {
  return dashboard({
    uid: `team-${team}`,
    title: `Team ${team}`,
    description: `What team ${team} runs: objectives, alerts, pods, what they use and what they log.`,
    tags: ['team'],
    variables: [metricsSource(), logsSource()],
    panels: [
      ...sloPanels(`team="${team}"`),
      ...alerts(team),
      ...pods(inside),
      row('CPU, memory, network'),
      ...resourcesOf(inside, 'pod'),
      row('Logs'),
      logLines('Errors', { expr: `{source="containers",${inside}} | detected_level=~"error|critical|fatal"` }),
    ],
  });
}

function alerts(team: string) {
  return [
    row('Alerts'),
    table('Firing', {
      by: { alertname: 'Alert', severity: 'Severity', namespace: 'Namespace' },
      columns: {
        Series: {
          unit: 'short',
          expr: `count by (alertname, severity, namespace) (ALERTS{alertstate="firing",team="${team}"})`,
        },
      },
    }),
  ];
}

function pods(inside: string) {
  const quota = (type: 'used' | 'hard') =>
    `sum by (namespace, resource) (kube_resourcequota{${inside},type="${type}"}${type === 'hard' ? ' > 0' : ''})`;
  return [
    row('Pods'),
    stat('Running', { unit: 'short', queries: { pods: `sum(kube_pod_status_phase{${inside},phase="Running"})` } }),
    stat('Pending', {
      unit: 'short',
      queries: { pods: `sum(kube_pod_status_phase{${inside},phase="Pending"})` },
      colours: { 1: 'yellow' },
    }),
    stat('Restarts in the last hour', {
      unit: 'short',
      decimals: 0,
      queries: { restarts: `sum(increase(kube_pod_container_status_restarts_total{${inside}}[1h]))` },
      colours: { 1: 'yellow', 10: 'red' },
    }),
    timeseries('Why containers wait', {
      unit: 'short',
      queries: { '{{reason}}': `sum by (reason) (kube_pod_container_status_waiting_reason{${inside}})` },
    }),
    timeseries('Quota in use', {
      description: 'At 1 the next pod is refused.',
      unit: 'percentunit',
      max: 1,
      width: 24,
      queries: { '{{namespace}} {{resource}}': `${quota('used')} / ${quota('hard')}` },
    }),
  ];
}
