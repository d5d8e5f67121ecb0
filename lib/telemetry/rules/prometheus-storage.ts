import type { AlertingRule } from '../model';

const SELF = 'job="prometheus"';

/** Alerts about what Prometheus takes in and keeps. */
export const prometheusStorage: readonly AlertingRule[] = [
  fails('PrometheusTSDBReloadsFailing', 'prometheus_tsdb_reloads_failures_total', 'read its blocks from disk anew'),
  fails('PrometheusTSDBCompactionsFailing', 'prometheus_tsdb_compactions_failed_total', 'join blocks on disk'),
  {
    alert: 'PrometheusNotIngestingSamples',
    // Without targets and rules there is nothing to take in.
    expr: `
      sum without (type) (rate(prometheus_tsdb_head_samples_appended_total{${SELF}}[5m])) <= 0
      and
      (
        sum without (scrape_job) (prometheus_target_metadata_cache_entries{${SELF}}) > 0
        or
        sum without (rule_group) (prometheus_rule_group_rules{${SELF}}) > 0
      )`,
    for: '10m',
    severity: 'warning',
    summary: 'Prometheus takes in nothing',
    description: '{{ $labels.pod }} has targets or rules, and has stored no sample in 5 minutes.',
    dashboard: 'platform-prometheus',
  },
  drops(
    'PrometheusDuplicateTimestamps',
    'prometheus_target_scrapes_sample_duplicate_timestamp_total',
    'other values for a time that it has already',
  ),
  drops(
    'PrometheusOutOfOrderTimestamps',
    'prometheus_target_scrapes_sample_out_of_order_total',
    'values older than the last one',
  ),
  {
    alert: 'PrometheusStorageNearlyFull',
    // What counts towards retention by size: blocks, the log of writes and the chunks of the head.
    expr: `
      (
        prometheus_tsdb_storage_blocks_bytes{${SELF}}
        + prometheus_tsdb_wal_storage_size_bytes{${SELF}}
        + prometheus_tsdb_head_chunks_storage_size_bytes{${SELF}}
      )
      / (prometheus_tsdb_retention_limit_bytes{${SELF}} > 0) > 0.9`,
    for: '1h',
    severity: 'warning',
    summary: 'Prometheus is about to forget earlier than it should',
    description:
      '{{ $labels.pod }} uses {{ $value | humanizePercentage }} of what it may keep; then the oldest metrics go, however young they are.',
    dashboard: 'platform-prometheus',
  },
];

function fails(alert: string, counter: string, what: string): AlertingRule {
  return {
    alert,
    expr: `increase(${counter}{${SELF}}[3h]) > 0`,
    for: '4h',
    severity: 'warning',
    summary: 'Prometheus has trouble with its storage',
    description: `{{ $labels.pod }} has failed {{ printf "%.0f" $value }} times in 3 hours to ${what}.`,
    dashboard: 'platform-prometheus',
  };
}

function drops(alert: string, counter: string, what: string): AlertingRule {
  return {
    alert,
    expr: `rate(${counter}{${SELF}}[5m]) > 0`,
    for: '10m',
    severity: 'warning',
    summary: 'Prometheus drops samples of targets',
    description: `{{ $labels.pod }} drops {{ printf "%.4g" $value }} samples a second: targets gave ${what}.`,
    dashboard: 'platform-prometheus',
  };
}
