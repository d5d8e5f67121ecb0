import type { AlertingRule, RuleGroup } from '../model';
import { prometheusNotifications } from './prometheus-notifications';
import { prometheusStorage } from './prometheus-storage';

const SELF = 'job="prometheus"';

/**
 * Alerts about Prometheus itself. Each replica watches both. Left out: PrometheusRemoteStorageFailures and
 * PrometheusRemoteWriteBehind, since it writes nowhere else; and PrometheusTargetLimitHit, since no job limits its targets.
 * @see https://github.com/prometheus/prometheus/blob/main/documentation/prometheus-mixin/alerts.libsonnet
 */
export const prometheus: RuleGroup = {
  name: 'prometheus',
  rules: [
    {
      alert: 'PrometheusBadConfig',
      expr: `max_over_time(prometheus_config_last_reload_successful{${SELF}}[5m]) == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'Prometheus cannot load its configuration',
      description: '{{ $labels.pod }} could not load its configuration and goes on with the one before.',
      dashboard: 'platform-prometheus',
    },
    grows(
      'PrometheusKubernetesListWatchFailures',
      'prometheus_sd_kubernetes_failures_total',
      'Prometheus cannot ask Kubernetes for targets',
      '{{ $labels.pod }} has failed {{ printf "%.0f" $value }} times in 5 minutes to list or watch objects of Kubernetes.',
    ),
    {
      alert: 'PrometheusSDRefreshFailure',
      expr: `increase(prometheus_sd_refresh_failures_total{${SELF}}[10m]) > 0`,
      for: '20m',
      severity: 'warning',
      summary: 'Prometheus cannot find targets anew',
      description: '{{ $labels.pod }} fails to find targets by {{ $labels.mechanism }} and keeps those that it knew.',
      dashboard: 'platform-prometheus',
    },
    ...prometheusNotifications,
    ...prometheusStorage,
    {
      ...grows(
        'PrometheusRuleFailures',
        'prometheus_rule_evaluation_failures_total',
        'Rules cannot be evaluated',
        '{{ $labels.pod }} has failed {{ printf "%.0f" $value }} times in 5 minutes to evaluate rules of {{ $labels.rule_group }}.',
      ),
      severity: 'critical',
    },
    grows(
      'PrometheusMissingRuleEvaluations',
      'prometheus_rule_group_iterations_missed_total',
      'Rules are evaluated too slowly',
      '{{ $labels.pod }} has left out {{ printf "%.0f" $value }} evaluations of {{ $labels.rule_group }} in 5 minutes.',
    ),
    grows(
      'PrometheusScrapeSampleLimitHit',
      'prometheus_target_scrapes_exceeded_sample_limit_total',
      'A target exposes more series than it may',
      '{{ $labels.pod }} has refused {{ printf "%.0f" $value }} scrapes in 5 minutes, since they brought too many series.',
    ),
    {
      alert: 'PrometheusHighQueryLoad',
      expr: `
        avg_over_time(prometheus_engine_queries{${SELF}}[5m])
        / max_over_time(prometheus_engine_queries_concurrent_max{${SELF}}[5m]) > 0.8`,
      for: '15m',
      severity: 'warning',
      summary: 'Prometheus has nearly as many queries as it can run',
      description: '{{ $labels.pod }} runs {{ $value | humanizePercentage }} of the queries that it can run at once.',
      dashboard: 'platform-prometheus',
    },
  ],
};

/** Something that must not happen has happened all the time for a quarter of an hour. */
function grows(alert: string, counter: string, summary: string, description: string): AlertingRule {
  return {
    alert,
    expr: `increase(${counter}{${SELF}}[5m]) > 0`,
    for: '15m',
    severity: 'warning',
    summary,
    description,
    dashboard: 'platform-prometheus',
  };
}
