import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { logLines, row, stat, timeseries } from './panels';
import { logsSource, metricsSource, namespaceChoice } from './variables';

const LINES = '{source="containers",namespace=~"$namespace"}';

/** What programs write, and whether all of it arrives. */
export function logs(): Dashboard {
  return dashboard({
    uid: 'platform-logs',
    title: 'Logs',
    description: 'What programs write, how much of it, and whether all of it arrives.',
    variables: [metricsSource(), logsSource(), namespaceChoice()],
    from: 'now-1h',
    panels: [...written(), ...collected(), ...stored()],
  });
}

function written() {
  return [
    row('Written'),
    timeseries('Bytes by namespace', {
      unit: 'Bps',
      stacked: true,
      language: 'logql',
      queries: { '{{namespace}}': `sum by (namespace) (bytes_rate(${LINES}[$__auto]))` },
    }),
    timeseries('Lines by level', {
      description: 'The level is what Loki finds in a line.',
      unit: 'short',
      stacked: true,
      language: 'logql',
      queries: { '{{detected_level}}': `sum by (detected_level) (count_over_time(${LINES}[$__auto]))` },
    }),
    logLines('Lines that tell of errors', { expr: `${LINES} | detected_level=~"error|critical|fatal"` }),
    logLines('Events of the cluster', {
      description: 'What Kubernetes tells of its objects: pods that cannot start, volumes that cannot be attached.',
      expr: '{source="events",namespace=~"$namespace"}',
    }),
  ];
}

function collected() {
  const perName = (metric: string) => `sum by (name) (rate(${metric}{job="fluent-bit"}[$__rate_interval]))`;
  return [
    row('Collected by Fluent Bit'),
    stat('Collectors up', { unit: 'short', queries: { up: 'sum(up{job="fluent-bit"})' } }),
    stat('Records lost in the last day', {
      unit: 'short',
      decimals: 0,
      queries: { lost: 'sum(increase(fluentbit_output_dropped_records_total{job="fluent-bit"}[1d]))' },
      colours: { 1: 'red' },
    }),
    stat('Waiting on disk', {
      description: 'Chunks that the disks of nodes hold until Loki or S3 takes them.',
      unit: 'short',
      queries: { chunks: 'sum(fluentbit_storage_fs_chunks{job="fluent-bit"})' },
    }),
    timeseries('Records read', { unit: 'cps', queries: { '{{name}}': perName('fluentbit_input_records_total') } }),
    timeseries('Records handed on', {
      unit: 'cps',
      queries: { '{{name}}': perName('fluentbit_output_proc_records_total') },
    }),
    timeseries('Tried again', {
      description: 'Chunks that could not be delivered at once. They are kept on disk, and tried again.',
      unit: 'cps',
      queries: {
        '{{name}} again': perName('fluentbit_output_retries_total'),
        '{{name}} given up': perName('fluentbit_output_retries_failed_total'),
      },
    }),
    timeseries('Errors of outputs', { unit: 'cps', queries: { '{{name}}': perName('fluentbit_output_errors_total') } }),
  ];
}

function stored() {
  return [
    row('Stored by Loki'),
    stat('Replicas up', { unit: 'short', queries: { up: 'sum(up{job="loki"})' }, colours: { 0: 'red', 2: 'green' } }),
    stat('Last compaction', {
      description: 'Since when nothing has been compacted: until then nothing is deleted either.',
      unit: 's',
      queries: {
        ago: 'time() - max(loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds{job="loki"})',
      },
      colours: { 10800: 'red' },
    }),
    timeseries('Received by tenant', {
      unit: 'Bps',
      stacked: true,
      queries: {
        '{{tenant}}': 'sum by (tenant) (rate(loki_distributor_bytes_received_total{job="loki"}[$__rate_interval]))',
      },
    }),
    timeseries('Refused', {
      description: 'Lines that Loki has not taken: a tenant writes too much, or too late.',
      unit: 'cps',
      queries: {
        '{{tenant}} {{reason}}':
          'sum by (tenant, reason) (rate(loki_discarded_samples_total{job="loki"}[$__rate_interval]))',
      },
    }),
    timeseries('Requests by answer', {
      unit: 'reqps',
      queries: {
        '{{status_code}}':
          'sum by (status_code) (rate(loki_request_duration_seconds_count{job="loki"}[$__rate_interval]))',
      },
    }),
    timeseries('How long requests take', {
      description: 'What 99 % of them take at most.',
      unit: 's',
      queries: {
        '{{route}}':
          'histogram_quantile(0.99, sum by (route, le) (rate(loki_request_duration_seconds_bucket{job="loki"}[$__rate_interval])))',
      },
    }),
    timeseries('Streams in memory', {
      description: 'One for each combination of labels.',
      unit: 'short',
      queries: { '{{tenant}}': 'sum by (tenant) (loki_ingester_memory_streams{job="loki"})' },
    }),
  ];
}
