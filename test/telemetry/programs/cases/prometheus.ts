import type { Duration } from '../../../../lib/telemetry/model';
import { prometheus } from '../../../../lib/telemetry/rules/prometheus';
import type { AlertCase, AlertCases } from '../alert-case';

const SELF = 'job="prometheus", namespace="monitoring", pod="prometheus-0"';

const labels = { job: 'prometheus', namespace: 'monitoring', pod: 'prometheus-0' };

const AM = ['http://10.0.1.5:9093/api/v2/alerts', 'http://10.0.2.5:9093/api/v2/alerts'] as const;

export const prometheusCases: AlertCases = {
  groups: [prometheus],
  cases: [
    {
      alert: 'PrometheusBadConfig',
      series: { [`prometheus_config_last_reload_successful{${SELF}}`]: '0x20' },
      fires: {
        at: '10m',
        labels,
        description: 'prometheus-0 could not load its configuration and goes on with the one before.',
      },
      quiet: { at: '9m' },
    },
    grows(
      'PrometheusKubernetesListWatchFailures',
      'prometheus_sd_kubernetes_failures_total',
      'prometheus-0 has failed 5 times in 5 minutes to list or watch objects of Kubernetes.',
    ),
    {
      alert: 'PrometheusSDRefreshFailure',
      series: { [`prometheus_sd_refresh_failures_total{${SELF}, mechanism="dns"}`]: '0+1x30' },
      fires: {
        at: '21m',
        labels: { ...labels, mechanism: 'dns' },
        description: 'prometheus-0 fails to find targets by dns and keeps those that it knew.',
      },
      quiet: { at: '20m' },
    },
    {
      alert: 'PrometheusNotificationQueueRunningFull',
      series: {
        [`prometheus_notifications_queue_length{${SELF}}`]: '0+400x30',
        [`prometheus_notifications_queue_capacity{${SELF}}`]: '10000x30',
      },
      fires: {
        at: '16m',
        labels,
        description: 'prometheus-0 will have more alerts waiting for Alertmanager in 30 minutes than it can hold.',
      },
      quiet: { series: { [`prometheus_notifications_queue_length{${SELF}}`]: '0+216x30' } },
    },
    {
      alert: 'PrometheusErrorSendingAlertsToSomeAlertmanagers',
      series: {
        [`prometheus_notifications_errors_total{${SELF}, alertmanager="${AM[0]}"}`]: '0+2x30',
        [`prometheus_notifications_sent_total{${SELF}, alertmanager="${AM[0]}"}`]: '0+100x30',
      },
      fires: {
        at: '20m',
        labels: { ...labels, alertmanager: AM[0] },
        description: `prometheus-0 fails to hand 2% of its alerts to ${AM[0]}.`,
      },
      quiet: { series: { [`prometheus_notifications_errors_total{${SELF}, alertmanager="${AM[0]}"}`]: '0+0.9x30' } },
    },
    {
      alert: 'PrometheusErrorSendingAlertsToAnyAlertmanager',
      series: {
        [`prometheus_notifications_errors_total{${SELF}, alertmanager="${AM[0]}"}`]: '0+5x30',
        [`prometheus_notifications_sent_total{${SELF}, alertmanager="${AM[0]}"}`]: '0+100x30',
        [`prometheus_notifications_errors_total{${SELF}, alertmanager="${AM[1]}"}`]: '0+4x30',
        [`prometheus_notifications_sent_total{${SELF}, alertmanager="${AM[1]}"}`]: '0+100x30',
      },
      fires: {
        at: '20m',
        labels,
        description: 'prometheus-0 fails to hand over at least 4% of its alerts, wherever it tries.',
      },
      quiet: { series: { [`prometheus_notifications_errors_total{${SELF}, alertmanager="${AM[1]}"}`]: '0+2.9x30' } },
    },
    {
      alert: 'PrometheusNotConnectedToAlertmanagers',
      series: { [`prometheus_notifications_alertmanagers_discovered{${SELF}}`]: '0x20' },
      fires: { at: '10m', labels, description: 'prometheus-0 has found no Alertmanager to hand alerts to.' },
      quiet: { at: '9m' },
    },
    grows(
      'PrometheusTSDBReloadsFailing',
      'prometheus_tsdb_reloads_failures_total',
      'prometheus-0 has failed 180 times in 3 hours to read its blocks from disk anew.',
      { fires: '241m', quiet: '240m' },
    ),
    grows(
      'PrometheusTSDBCompactionsFailing',
      'prometheus_tsdb_compactions_failed_total',
      'prometheus-0 has failed 180 times in 3 hours to join blocks on disk.',
      { fires: '241m', quiet: '240m' },
    ),
    {
      alert: 'PrometheusNotIngestingSamples',
      series: {
        [`prometheus_tsdb_head_samples_appended_total{${SELF}, type="float"}`]: '5x20',
        [`prometheus_target_metadata_cache_entries{${SELF}, scrape_job="apiserver"}`]: '0x20',
        [`prometheus_rule_group_rules{${SELF}, rule_group="general"}`]: '3x20',
      },
      fires: {
        at: '11m',
        labels,
        description: 'prometheus-0 has targets or rules, and has stored no sample in 5 minutes.',
      },
      quiet: { series: { [`prometheus_tsdb_head_samples_appended_total{${SELF}, type="float"}`]: '5+1x20' } },
    },
    grows(
      'PrometheusDuplicateTimestamps',
      'prometheus_target_scrapes_sample_duplicate_timestamp_total',
      'prometheus-0 drops 0.01667 samples a second: targets gave other values for a time that it has already.',
      { fires: '11m', quiet: '10m' },
    ),
    grows(
      'PrometheusOutOfOrderTimestamps',
      'prometheus_target_scrapes_sample_out_of_order_total',
      'prometheus-0 drops 0.01667 samples a second: targets gave values older than the last one.',
      { fires: '11m', quiet: '10m' },
    ),
    {
      alert: 'PrometheusStorageNearlyFull',
      series: {
        [`prometheus_tsdb_storage_blocks_bytes{${SELF}}`]: '80x70',
        [`prometheus_tsdb_wal_storage_size_bytes{${SELF}}`]: '8x70',
        [`prometheus_tsdb_head_chunks_storage_size_bytes{${SELF}}`]: '4x70',
        [`prometheus_tsdb_retention_limit_bytes{${SELF}}`]: '100x70',
      },
      fires: {
        at: '1h',
        labels,
        description: 'prometheus-0 uses 92% of what it may keep; then the oldest metrics go, however young they are.',
      },
      quiet: { series: { [`prometheus_tsdb_storage_blocks_bytes{${SELF}}`]: '78x70' } },
    },
    grows(
      'PrometheusRuleFailures',
      'prometheus_rule_evaluation_failures_total',
      'prometheus-0 has failed 5 times in 5 minutes to evaluate rules of general.',
      { fires: '16m', quiet: '15m', rule_group: 'general' },
    ),
    grows(
      'PrometheusMissingRuleEvaluations',
      'prometheus_rule_group_iterations_missed_total',
      'prometheus-0 has left out 5 evaluations of general in 5 minutes.',
      { fires: '16m', quiet: '15m', rule_group: 'general' },
    ),
    grows(
      'PrometheusScrapeSampleLimitHit',
      'prometheus_target_scrapes_exceeded_sample_limit_total',
      'prometheus-0 has refused 5 scrapes in 5 minutes, since they brought too many series.',
    ),
    {
      alert: 'PrometheusHighQueryLoad',
      series: {
        [`prometheus_engine_queries{${SELF}}`]: '17x20',
        [`prometheus_engine_queries_concurrent_max{${SELF}}`]: '20x20',
      },
      fires: { at: '15m', labels, description: 'prometheus-0 runs 85% of the queries that it can run at once.' },
      quiet: { series: { [`prometheus_engine_queries{${SELF}}`]: '16x20' } },
    },
  ],
};

/** A counter that goes up by one each minute. */
function grows(
  alert: string,
  counter: string,
  description: string,
  at: { fires: Duration; quiet: Duration; rule_group?: string } = { fires: '16m', quiet: '15m' },
): AlertCase {
  const group: Record<string, string> = at.rule_group === undefined ? {} : { rule_group: at.rule_group };
  const more = Object.entries(group).map(([label, value]) => `, ${label}="${value}"`);
  return {
    alert,
    series: { [`${counter}{${SELF}${more.join('')}}`]: '0+1x300' },
    fires: { at: at.fires, labels: { ...labels, ...group }, description },
    quiet: { at: at.quiet },
  };
}
