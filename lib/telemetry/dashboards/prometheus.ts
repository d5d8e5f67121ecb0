import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource } from './variables';

const SELF = 'job="prometheus"';

/** Whether what watches is well itself. */
export function prometheus(): Dashboard {
  return dashboard({
    uid: 'platform-prometheus',
    title: 'Prometheus',
    description: 'Whether metrics are scraped, rules evaluated and alerts handed on, and what that takes.',
    variables: [metricsSource()],
    panels: [...rightNow(), ...scraping(), ...rules(), ...size()],
  });
}

function rightNow() {
  return [
    row('Right now'),
    stat('Replicas up', { unit: 'short', queries: { up: `sum(up{${SELF}})` }, colours: { 0: 'red', 2: 'green' } }),
    stat('Configuration taken', {
      unit: 'bool_yes_no',
      queries: { taken: `min(prometheus_config_last_reload_successful{${SELF}})` },
      colours: { 0: 'red', 1: 'green' },
    }),
    stat('Targets down', { unit: 'short', queries: { down: 'count(up) - sum(up)' }, colours: { 1: 'red' } }),
    stat('Series', { unit: 'short', queries: { series: `max(prometheus_tsdb_head_series{${SELF}})` } }),
    stat('Samples a second', {
      unit: 'short',
      queries: { samples: `max(sum by (instance) (rate(prometheus_tsdb_head_samples_appended_total{${SELF}}[5m])))` },
    }),
    stat('On disk', { unit: 'bytes', queries: { size: `max(prometheus_tsdb_storage_blocks_bytes{${SELF}})` } }),
    table('Jobs', {
      by: { job: 'Job' },
      columns: {
        Targets: { unit: 'short', expr: 'count by (job) (up)' },
        Down: { unit: 'short', expr: 'count by (job) (up) - sum by (job) (up)', colours: { 1: 'red' } },
        'Samples kept': { unit: 'short', expr: 'sum by (job) (scrape_samples_post_metric_relabeling)' },
        'Samples exposed': { unit: 'short', expr: 'sum by (job) (scrape_samples_scraped)' },
        Slowest: { unit: 's', expr: 'max by (job) (scrape_duration_seconds)', colours: { 10: 'red' } },
      },
    }),
  ];
}

function scraping() {
  return [
    row('Scraping'),
    timeseries('Targets down by job', {
      unit: 'short',
      queries: { '{{job}}': 'count by (job) (up) - sum by (job) (up)' },
    }),
    timeseries('Samples kept', {
      unit: 'short',
      stacked: true,
      queries: { '{{job}}': 'sum by (job) (scrape_samples_post_metric_relabeling)' },
    }),
  ];
}

function rules() {
  return [
    row('Rules and alerts'),
    timeseries('How long groups of rules take', {
      description: 'Longer than its interval, a group misses evaluations.',
      unit: 's',
      queries: { '{{rule_group}}': `max by (rule_group) (prometheus_rule_group_last_duration_seconds{${SELF}})` },
    }),
    timeseries('Evaluations that fail or are missed', {
      unit: 'cps',
      queries: {
        '{{rule_group}} failed': `sum by (rule_group) (rate(prometheus_rule_evaluation_failures_total{${SELF}}[$__rate_interval]))`,
        '{{rule_group}} missed': `sum by (rule_group) (rate(prometheus_rule_group_iterations_missed_total{${SELF}}[$__rate_interval]))`,
      },
    }),
    timeseries('Alerts handed to Alertmanager', {
      unit: 'cps',
      queries: {
        '{{alertmanager}}': `sum by (alertmanager) (rate(prometheus_notifications_sent_total{${SELF}}[$__rate_interval]))`,
        '{{alertmanager}} failed': `sum by (alertmanager) (rate(prometheus_notifications_errors_total{${SELF}}[$__rate_interval]))`,
      },
    }),
    timeseries('Alerts by severity', {
      unit: 'short',
      stacked: true,
      queries: { '{{severity}}': 'count by (severity) (ALERTS{alertstate="firing"})' },
    }),
  ];
}

function size() {
  return [
    row('What it takes'),
    timeseries('Series by replica', {
      unit: 'short',
      queries: { '{{instance}}': `prometheus_tsdb_head_series{${SELF}}` },
    }),
    timeseries('On disk by replica', {
      description: 'What is compacted; the last hours are in the log beside it.',
      unit: 'bytes',
      queries: { '{{instance}}': `prometheus_tsdb_storage_blocks_bytes{${SELF}}` },
    }),
    timeseries('Memory', { unit: 'bytes', queries: { '{{instance}}': `process_resident_memory_bytes{${SELF}}` } }),
    timeseries('Slow questions', {
      description: 'What 90 % of questions take at most, by the part of the work.',
      unit: 's',
      queries: { '{{slice}}': `max by (slice) (prometheus_engine_query_duration_seconds{${SELF},quantile="0.9"})` },
    }),
  ];
}
