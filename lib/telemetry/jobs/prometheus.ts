import { counter, gauge, histogram, type MetricFamily, type ScrapeJob, summary } from '../model';

const discovery: readonly MetricFamily[] = [
  counter('prometheus_sd_refresh_failures_total', 'mechanism'),
  counter('prometheus_sd_kubernetes_failures_total'),
  gauge('prometheus_sd_discovered_targets', 'config', 'name'),
];

const notifications: readonly MetricFamily[] = [
  gauge('prometheus_notifications_alertmanagers_discovered'),
  gauge('prometheus_notifications_queue_length'),
  gauge('prometheus_notifications_queue_capacity'),
  counter('prometheus_notifications_sent_total', 'alertmanager'),
  counter('prometheus_notifications_errors_total', 'alertmanager'),
  counter('prometheus_notifications_dropped_total'),
];

const rules: readonly MetricFamily[] = [
  gauge('prometheus_rule_group_rules', 'rule_group'),
  gauge('prometheus_rule_group_interval_seconds', 'rule_group'),
  gauge('prometheus_rule_group_last_duration_seconds', 'rule_group'),
  counter('prometheus_rule_group_iterations_missed_total', 'rule_group'),
  counter('prometheus_rule_evaluations_total', 'rule_group'),
  counter('prometheus_rule_evaluation_failures_total', 'rule_group'),
];

const scrapes: readonly MetricFamily[] = [
  gauge('prometheus_target_metadata_cache_entries', 'scrape_job'),
  summary('prometheus_target_interval_length_seconds', 'interval'),
  summary('prometheus_target_sync_length_seconds', 'scrape_job'),
  counter('prometheus_target_scrapes_exceeded_sample_limit_total'),
  counter('prometheus_target_scrapes_exceeded_body_size_limit_total'),
  counter('prometheus_target_scrapes_sample_duplicate_timestamp_total'),
  counter('prometheus_target_scrapes_sample_out_of_bounds_total'),
  counter('prometheus_target_scrapes_sample_out_of_order_total'),
];

const storage: readonly MetricFamily[] = [
  counter('prometheus_tsdb_head_samples_appended_total', 'type'),
  gauge('prometheus_tsdb_head_series'),
  gauge('prometheus_tsdb_head_chunks'),
  counter('prometheus_tsdb_reloads_failures_total'),
  counter('prometheus_tsdb_compactions_failed_total'),
  gauge('prometheus_tsdb_storage_blocks_bytes'),
  gauge('prometheus_tsdb_wal_storage_size_bytes'),
  gauge('prometheus_tsdb_head_chunks_storage_size_bytes'),
  gauge('prometheus_tsdb_retention_limit_bytes'),
];

/**
 * Prometheus itself, both replicas.
 * @see https://github.com/prometheus/prometheus/tree/v3.15.0
 */
export const prometheusJob: ScrapeJob = {
  name: 'prometheus',
  discovery: { type: 'pods', namespace: 'monitoring', instance: 'prometheus', port: 'http' },
  families: [
    ...discovery,
    ...notifications,
    ...rules,
    ...scrapes,
    ...storage,
    gauge('prometheus_build_info', 'branch', 'goarch', 'goos', 'goversion', 'revision', 'tags', 'version'),
    gauge('prometheus_config_last_reload_successful'),
    gauge('prometheus_engine_queries'),
    gauge('prometheus_engine_queries_concurrent_max'),
    summary('prometheus_engine_query_duration_seconds', 'slice'),
    histogram('prometheus_http_request_duration_seconds', 'handler'),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
    gauge('process_start_time_seconds'),
  ],
};
