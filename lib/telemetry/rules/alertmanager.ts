import type { AlertingRule, RuleGroup } from '../model';

/** Receivers that wake somebody, or whose silence does; the others can be read later. */
const WAKING = 'pagerduty|webhook';

/**
 * Alerts about Alertmanager. They reach people by the replicas that still work, and by the dead man's switch when none does.
 * @see https://github.com/prometheus/alertmanager/blob/main/doc/alertmanager-mixin/alerts.libsonnet
 */
export const alertmanager: RuleGroup = {
  name: 'alertmanager',
  rules: [
    {
      alert: 'AlertmanagerFailedReload',
      expr: 'max_over_time(alertmanager_config_last_reload_successful{job="alertmanager"}[5m]) == 0',
      for: '10m',
      severity: 'critical',
      summary: 'Alertmanager cannot load its configuration',
      description: '{{ $labels.pod }} could not load its configuration and goes on with the one before.',
      dashboard: 'platform-alertmanager',
    },
    {
      alert: 'AlertmanagerMembersInconsistent',
      expr: `
        max_over_time(alertmanager_cluster_members{job="alertmanager"}[5m])
        < on (job) group_left ()
        count by (job) (max_over_time(alertmanager_cluster_members{job="alertmanager"}[5m]))`,
      for: '15m',
      severity: 'critical',
      summary: 'An Alertmanager does not see all others',
      description: '{{ $labels.pod }} sees only {{ $value }} members of its cluster.',
      dashboard: 'platform-alertmanager',
    },
    {
      alert: 'AlertmanagerFailedToSendAlerts',
      expr: `
        sum without (reason) (rate(alertmanager_notifications_failed_total{job="alertmanager"}[15m]))
        /
        rate(alertmanager_notifications_total{job="alertmanager"}[15m])
        > 0.01`,
      for: '5m',
      severity: 'warning',
      summary: 'One Alertmanager cannot deliver notifications',
      description:
        '{{ $labels.pod }} could not deliver {{ $value | humanizePercentage }} of its notifications by {{ $labels.integration }}.',
      dashboard: 'platform-alertmanager',
    },
    clusterFailedToSend('critical', '=~'),
    clusterFailedToSend('warning', '!~'),
    {
      alert: 'AlertmanagerConfigInconsistent',
      expr: 'count by (job) (count_values by (job) ("config_hash", alertmanager_config_hash{job="alertmanager"})) != 1',
      for: '20m',
      severity: 'critical',
      summary: 'The replicas of Alertmanager have different configurations',
      description: 'The replicas of Alertmanager run {{ $value }} different configurations.',
      dashboard: 'platform-alertmanager',
    },
    {
      alert: 'AlertmanagerClusterDown',
      expr: `
        count by (job) (avg_over_time(up{job="alertmanager"}[5m]) < 0.5)
        / count by (job) (up{job="alertmanager"}) >= 0.5`,
      for: '5m',
      severity: 'critical',
      summary: 'Half of the replicas of Alertmanager are down',
      description:
        '{{ $value | humanizePercentage }} of the replicas of Alertmanager have been down for half of 5 minutes.',
      dashboard: 'platform-alertmanager',
    },
    {
      alert: 'AlertmanagerClusterCrashlooping',
      expr: `
        count by (job) (changes(process_start_time_seconds{job="alertmanager"}[10m]) > 4)
        / count by (job) (up{job="alertmanager"}) >= 0.5`,
      for: '5m',
      severity: 'critical',
      summary: 'Half of the replicas of Alertmanager keep restarting',
      description:
        '{{ $value | humanizePercentage }} of the replicas of Alertmanager have restarted at least 5 times in 10 minutes.',
      dashboard: 'platform-alertmanager',
    },
  ],
};

function clusterFailedToSend(severity: 'critical' | 'warning', matches: '=~' | '!~'): AlertingRule {
  return {
    alert: 'AlertmanagerClusterFailedToSendAlerts',
    expr: `
      min by (job, integration) (
        sum without (reason) (
          rate(alertmanager_notifications_failed_total{job="alertmanager", integration${matches}"${WAKING}"}[15m])
        )
        /
        (rate(alertmanager_notifications_total{job="alertmanager", integration${matches}"${WAKING}"}[15m]) > 0)
      ) > 0.01`,
    for: '5m',
    severity,
    summary: 'No Alertmanager can deliver notifications',
    description:
      'No replica of Alertmanager delivers all by {{ $labels.integration }}: the best of them fails in {{ $value | humanizePercentage }}.',
    dashboard: 'platform-alertmanager',
  };
}
