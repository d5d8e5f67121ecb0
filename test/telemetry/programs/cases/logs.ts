import { logs } from '../../../../lib/telemetry/rules/logs';
import type { AlertCase, AlertCases } from '../alert-case';

const PROBE = 'probe_success{job="blackbox", module="log_canary", instance="a"}';

const pipeline: AlertCase = {
  alert: 'LogPipelineBroken',
  series: { [PROBE]: '1x5 0x20' },
  fires: {
    at: '16m',
    labels: { job: 'blackbox', module: 'log_canary' },
    description:
      'No line that the log canary has written in the last five minutes comes out of Loki, or nobody looks for one.',
  },
  quiet: { at: '15m' },
};

const output = (metric: string) => `${metric}{job="fluent-bit", name="loki_checkout", pod="fluent-bit-a"}`;
const outputLabels = { job: 'fluent-bit', name: 'loki_checkout' };

const fluentBit: AlertCase[] = [
  {
    alert: 'FluentBitOutputErrors',
    series: { [output('fluentbit_output_errors_total')]: '0+1x40' },
    fires: {
      at: '16m',
      labels: outputLabels,
      description: 'On 1 nodes the output loki_checkout of Fluent Bit goes on failing; logs are late.',
    },
    quiet: { at: '15m' },
  },
  {
    alert: 'FluentBitRetriesFailed',
    series: { [output('fluentbit_output_retries_failed_total')]: '0x10 1x10' },
    fires: {
      at: '12m',
      labels: outputLabels,
      description: 'The output loki_checkout of Fluent Bit has given up on 1 chunks of logs in ten minutes.',
    },
    quiet: { series: { [output('fluentbit_output_retries_failed_total')]: '1x20' } },
  },
  {
    alert: 'FluentBitDroppedRecords',
    series: { [output('fluentbit_output_dropped_records_total')]: '0x10 9x10' },
    fires: {
      at: '12m',
      labels: outputLabels,
      description:
        'The output loki_checkout of Fluent Bit has dropped 9 records in ten minutes: they were refused, or its buffer was full.',
    },
    quiet: { series: { [output('fluentbit_output_dropped_records_total')]: '9x20' } },
  },
  {
    alert: 'FluentBitBacklog',
    series: { 'fluentbit_storage_fs_chunks{job="fluent-bit", pod="fluent-bit-a", node="i-1"}': '201x40' },
    fires: {
      at: '30m',
      labels: { job: 'fluent-bit', pod: 'fluent-bit-a', node: 'i-1' },
      description: 'fluent-bit-a on i-1 holds 201 chunks of logs that it cannot hand on.',
    },
    quiet: {
      series: { 'fluentbit_storage_fs_chunks{job="fluent-bit", pod="fluent-bit-a", node="i-1"}': '200x40' },
    },
  },
];

const count = (status: number) =>
  `loki_request_duration_seconds_count{job="loki", route="loki_api_v1_push", status_code="${status}"}`;
const bucket = (le: string) => `loki_request_duration_seconds_bucket{job="loki", route="loki_api_v1_push", le="${le}"}`;
const discarded = 'loki_discarded_samples_total{job="loki", tenant="checkout", reason="rate_limited"}';

const requests: AlertCase[] = [
  {
    alert: 'LokiRequestErrors',
    series: { [count(204)]: '0+89x30', [count(500)]: '0+11x30' },
    fires: {
      at: '16m',
      labels: { job: 'loki', route: 'loki_api_v1_push' },
      description: '11.00% of the requests to loki_api_v1_push of Loki fail.',
    },
    quiet: { series: { [count(204)]: '0+90x30', [count(500)]: '0+10x30' } },
  },
  {
    alert: 'LokiRequestPanics',
    series: { 'loki_panic_total{job="loki", pod="loki-0"}': '0x10 1x10' },
    fires: {
      at: '12m',
      labels: { job: 'loki', pod: 'loki-0' },
      description: 'loki-0 has panicked 1 times in ten minutes.',
    },
    quiet: { series: { 'loki_panic_total{job="loki", pod="loki-0"}': '1x20' } },
  },
  {
    alert: 'LokiRequestLatency',
    series: { [bucket('1')]: '0+98x30', [bucket('2')]: '0+100x30', [bucket('+Inf')]: '0+100x30' },
    fires: {
      at: '16m',
      labels: { job: 'loki', route: 'loki_api_v1_push' },
      description: 'One push in a hundred takes longer than 1.50 seconds.',
    },
    quiet: { series: { [bucket('1')]: '0+99x30' } },
  },
  {
    alert: 'LokiDiscardedSamples',
    series: { [discarded]: '0+6x30' },
    fires: {
      at: '11m',
      labels: { job: 'loki', tenant: 'checkout', reason: 'rate_limited' },
      description: 'Loki has refused 60 lines of checkout in ten minutes: rate_limited.',
    },
    quiet: { at: '10m' },
  },
];

const compacted = (pod: string) =>
  `loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds{job="loki", pod="${pod}"}`;
const running = (pod: string) => `loki_boltdb_shipper_compactor_running{job="loki", pod="${pod}"}`;

const storage: AlertCase[] = [
  {
    alert: 'LokiCompactorHasNotSuccessfullyRunCompaction',
    series: { [compacted('loki-0')]: '1x300', [compacted('loki-1')]: '0x300' },
    fires: {
      at: '241m',
      labels: { job: 'loki' },
      description:
        'No replica of Loki has compacted the index for three hours: queries slow down, and no logs are deleted.',
    },
    quiet: { at: '240m' },
  },
  {
    alert: 'LokiTooManyCompactorsRunning',
    series: { [running('loki-0')]: '1x10', [running('loki-1')]: '1x10' },
    fires: {
      at: '5m',
      labels: { job: 'loki' },
      description: '2 replicas of Loki compact at a time, where one is elected to.',
    },
    quiet: { series: { [running('loki-1')]: '0x10' } },
  },
  {
    alert: 'LokiWalDiskFull',
    series: { 'loki_ingester_wal_disk_full_failures_total{job="loki", pod="loki-0"}': '0x10 1x10' },
    fires: {
      at: '12m',
      labels: { job: 'loki', pod: 'loki-0' },
      description: 'loki-0 cannot write what it takes to its disk: when it restarts, that is lost.',
    },
    quiet: { series: { 'loki_ingester_wal_disk_full_failures_total{job="loki", pod="loki-0"}': '1x20' } },
  },
];

export const logsCases: AlertCases = {
  groups: [logs],
  cases: [pipeline, ...fluentBit, ...requests, ...storage],
};
