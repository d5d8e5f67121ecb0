import type { Severity } from '../../../../lib/telemetry/model';
import { alertmanager } from '../../../../lib/telemetry/rules/alertmanager';
import type { AlertCase, AlertCases } from '../alert-case';

const FIRST = 'job="alertmanager", namespace="monitoring", pod="alertmanager-0"';
const SECOND = 'job="alertmanager", namespace="monitoring", pod="alertmanager-1"';
const THIRD = 'job="alertmanager", namespace="monitoring", pod="alertmanager-2"';

const ofFirst = { job: 'alertmanager', namespace: 'monitoring', pod: 'alertmanager-0' };

export const alertmanagerCases: AlertCases = {
  groups: [alertmanager],
  cases: [
    {
      alert: 'AlertmanagerFailedReload',
      series: { [`alertmanager_config_last_reload_successful{${FIRST}}`]: '0x20' },
      fires: {
        at: '10m',
        labels: ofFirst,
        description: 'alertmanager-0 could not load its configuration and goes on with the one before.',
      },
      quiet: { at: '9m' },
    },
    {
      alert: 'AlertmanagerMembersInconsistent',
      series: {
        [`alertmanager_cluster_members{${FIRST}}`]: '2x20',
        [`alertmanager_cluster_members{${SECOND}}`]: '3x20',
        [`alertmanager_cluster_members{${THIRD}}`]: '3x20',
      },
      fires: { at: '15m', labels: ofFirst, description: 'alertmanager-0 sees only 2 members of its cluster.' },
      quiet: { series: { [`alertmanager_cluster_members{${FIRST}}`]: '3x20' } },
    },
    {
      alert: 'AlertmanagerFailedToSendAlerts',
      series: {
        [`alertmanager_notifications_failed_total{${FIRST}, integration="slack", reason="clientError"}`]: '0+1x30',
        [`alertmanager_notifications_failed_total{${FIRST}, integration="slack", reason="other"}`]: '0+1x30',
        [`alertmanager_notifications_total{${FIRST}, integration="slack"}`]: '0+100x30',
      },
      fires: {
        at: '10m',
        labels: { ...ofFirst, integration: 'slack' },
        description: 'alertmanager-0 could not deliver 2% of its notifications by slack.',
      },
      quiet: {
        series: {
          [`alertmanager_notifications_failed_total{${FIRST}, integration="slack", reason="clientError"}`]: '0x30',
          [`alertmanager_notifications_failed_total{${FIRST}, integration="slack", reason="other"}`]: '0+0.9x30',
        },
      },
    },
    nobodyDelivers('critical', 'pagerduty'),
    nobodyDelivers('warning', 'slack'),
    {
      alert: 'AlertmanagerConfigInconsistent',
      series: {
        [`alertmanager_config_hash{${FIRST}}`]: '1x30',
        [`alertmanager_config_hash{${SECOND}}`]: '2x30',
      },
      fires: {
        at: '20m',
        labels: { job: 'alertmanager' },
        description: 'The replicas of Alertmanager run 2 different configurations.',
      },
      quiet: { series: { [`alertmanager_config_hash{${SECOND}}`]: '1x30' } },
    },
    {
      alert: 'AlertmanagerClusterDown',
      series: { [`up{${FIRST}}`]: '0x20', [`up{${SECOND}}`]: '0x20', [`up{${THIRD}}`]: '1x20' },
      fires: {
        at: '5m',
        labels: { job: 'alertmanager' },
        description: '66.67% of the replicas of Alertmanager have been down for half of 5 minutes.',
      },
      quiet: { series: { [`up{${SECOND}}`]: '1x20' } },
    },
    {
      alert: 'AlertmanagerClusterCrashlooping',
      series: {
        [`process_start_time_seconds{${FIRST}}`]: '0+60x20',
        [`up{${FIRST}}`]: '1x20',
        [`up{${SECOND}}`]: '1x20',
      },
      fires: {
        at: '10m',
        labels: { job: 'alertmanager' },
        description: '50% of the replicas of Alertmanager have restarted at least 5 times in 10 minutes.',
      },
      quiet: { series: { [`process_start_time_seconds{${FIRST}}`]: '0+60x4 240x20' } },
    },
  ],
};

/** Both replicas fail; quiet is it as soon as one of them delivers. */
function nobodyDelivers(severity: Severity, integration: string): AlertCase {
  const failed = (pod: string): string =>
    `alertmanager_notifications_failed_total{${pod}, integration="${integration}", reason="other"}`;
  const total = (pod: string): string => `alertmanager_notifications_total{${pod}, integration="${integration}"}`;
  return {
    alert: 'AlertmanagerClusterFailedToSendAlerts',
    severity,
    series: {
      [failed(FIRST)]: '0+3x30',
      [total(FIRST)]: '0+100x30',
      [failed(SECOND)]: '0+2x30',
      [total(SECOND)]: '0+100x30',
    },
    fires: {
      at: '10m',
      labels: { job: 'alertmanager', integration },
      description: `No replica of Alertmanager delivers all by ${integration}: the best of them fails in 2%.`,
    },
    quiet: { series: { [failed(SECOND)]: '0+0.9x30' } },
  };
}
