import type { AlertingRule } from '../model';

/** The share of alerts that Prometheus could not hand over to each Alertmanager. */
const FAILED = `
        rate(prometheus_notifications_errors_total{job="prometheus"}[5m])
        / rate(prometheus_notifications_sent_total{job="prometheus"}[5m])`;

/** Alerts about the way from Prometheus to Alertmanager. The dead man's switch is what tells when it is broken altogether. */
export const prometheusNotifications: readonly AlertingRule[] = [
  {
    alert: 'PrometheusNotificationQueueRunningFull',
    // The capacity is one number, the queue one for each Alertmanager in newer versions of Prometheus.
    expr: `
      predict_linear(prometheus_notifications_queue_length{job="prometheus"}[5m], 60 * 30)
      > on (namespace, pod) group_left ()
      min_over_time(prometheus_notifications_queue_capacity{job="prometheus"}[5m])`,
    for: '15m',
    severity: 'warning',
    summary: 'Alerts pile up in Prometheus',
    description: '{{ $labels.pod }} will have more alerts waiting for Alertmanager in 30 minutes than it can hold.',
    dashboard: 'platform-prometheus',
  },
  {
    alert: 'PrometheusErrorSendingAlertsToSomeAlertmanagers',
    expr: `${FAILED} > 0.01`,
    for: '15m',
    severity: 'warning',
    summary: 'Prometheus cannot hand alerts to an Alertmanager',
    description:
      '{{ $labels.pod }} fails to hand {{ $value | humanizePercentage }} of its alerts to {{ $labels.alertmanager }}.',
    dashboard: 'platform-prometheus',
  },
  {
    alert: 'PrometheusErrorSendingAlertsToAnyAlertmanager',
    expr: `
      min without (alertmanager) (${FAILED}
      ) > 0.03`,
    for: '15m',
    severity: 'critical',
    summary: 'Prometheus cannot hand all alerts to any Alertmanager',
    description:
      '{{ $labels.pod }} fails to hand over at least {{ $value | humanizePercentage }} of its alerts, wherever it tries.',
    dashboard: 'platform-prometheus',
  },
  {
    alert: 'PrometheusNotConnectedToAlertmanagers',
    expr: 'max_over_time(prometheus_notifications_alertmanagers_discovered{job="prometheus"}[5m]) < 1',
    for: '10m',
    severity: 'warning',
    summary: 'Prometheus knows no Alertmanager',
    description: '{{ $labels.pod }} has found no Alertmanager to hand alerts to.',
    dashboard: 'platform-prometheus',
  },
];
