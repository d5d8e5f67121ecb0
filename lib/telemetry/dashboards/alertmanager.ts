import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource } from './variables';

const SELF = 'job="alertmanager"';

/** Whether an alert reaches somebody. */
export function alertmanager(): Dashboard {
  return dashboard({
    uid: 'platform-alertmanager',
    title: 'Alertmanager',
    description: 'What fires, and whether messages about it reach their receivers.',
    variables: [metricsSource()],
    from: 'now-24h',
    panels: [...rightNow(), ...messages(), ...peers()],
  });
}

function rightNow() {
  return [
    row('Right now'),
    stat('Replicas up', { unit: 'short', queries: { up: `sum(up{${SELF}})` }, colours: { 0: 'red', 3: 'green' } }),
    stat('See each other', {
      description: 'The fewest members that one of them sees. Apart, each sends its own message.',
      unit: 'short',
      queries: { members: `min(alertmanager_cluster_members{${SELF}})` },
      colours: { 0: 'red', 3: 'green' },
    }),
    stat('Configurations', {
      description: 'More than one for longer than a rollout: replicas disagree about where alerts go.',
      unit: 'short',
      queries: { different: `count(count_values("hash", alertmanager_config_hash{${SELF}}))` },
      colours: { 2: 'red' },
    }),
    stat('Configuration taken', {
      unit: 'bool_yes_no',
      queries: { taken: `min(alertmanager_config_last_reload_successful{${SELF}})` },
      colours: { 0: 'red', 1: 'green' },
    }),
    stat('Active alerts', { unit: 'short', queries: { alerts: `max(alertmanager_alerts{${SELF},state="active"})` } }),
    stat('Silences', { unit: 'short', queries: { silences: `max(alertmanager_silences{${SELF},state="active"})` } }),
    table('Firing', {
      by: { alertname: 'Alert', severity: 'Severity', team: 'Team', namespace: 'Namespace' },
      columns: {
        Series: {
          unit: 'short',
          expr: 'count by (alertname, severity, team, namespace) (ALERTS{alertstate="firing"})',
        },
      },
    }),
  ];
}

function messages() {
  const perIntegration = (metric: string) => `sum by (integration) (rate(${metric}{${SELF}}[$__rate_interval]))`;
  return [
    row('Messages'),
    timeseries('Sent', {
      unit: 'cps',
      queries: { '{{integration}}': perIntegration('alertmanager_notifications_total') },
    }),
    timeseries('Failed', {
      unit: 'cps',
      queries: {
        '{{integration}} {{reason}}': `sum by (integration, reason) (rate(alertmanager_notifications_failed_total{${SELF}}[$__rate_interval]))`,
      },
    }),
    timeseries('How long sending takes', {
      description: 'What 99 % of messages take at most.',
      unit: 's',
      queries: {
        '{{integration}}': `histogram_quantile(0.99, sum by (integration, le) (rate(alertmanager_notification_latency_seconds_bucket{${SELF}}[$__rate_interval])))`,
      },
    }),
    timeseries('Alerts received', {
      unit: 'cps',
      queries: {
        '{{status}}': `sum by (status) (rate(alertmanager_alerts_received_total{${SELF}}[$__rate_interval]))`,
        invalid: `sum(rate(alertmanager_alerts_invalid_total{${SELF}}[$__rate_interval]))`,
      },
    }),
  ];
}

function peers() {
  return [
    row('Replicas'),
    timeseries('Members that each sees', {
      unit: 'short',
      queries: { '{{instance}}': `alertmanager_cluster_members{${SELF}}` },
    }),
    timeseries('Memory', { unit: 'bytes', queries: { '{{instance}}': `process_resident_memory_bytes{${SELF}}` } }),
  ];
}
