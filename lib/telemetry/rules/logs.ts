import { LOG_CANARY_MODULE } from '../logs';
import type { AlertingRule, RuleGroup } from '../model';

const DASHBOARD = 'platform-logs';

/**
 * That lines arrive, that nothing is lost on the way, and that Loki answers.
 * @see https://github.com/grafana/loki/blob/main/production/loki-mixin/alerts.libsonnet
 * @see https://docs.fluentbit.io/manual/administration/monitoring
 */
export const logs: RuleGroup = {
  name: 'logs',
  rules: [pipelineBroken(), ...fluentBitRules(), ...lokiRequestRules(), ...lokiStorageRules()],
};

function pipelineBroken(): AlertingRule {
  const probe = `probe_success{job="blackbox", module="${LOG_CANARY_MODULE}"}`;
  return {
    alert: 'LogPipelineBroken',
    expr: `max by (job, module) (${probe}) == 0 or absent(${probe})`,
    for: '10m',
    severity: 'critical',
    summary: 'What programs log is not found in Loki',
    description:
      'No line that the log canary has written in the last five minutes comes out of Loki, or nobody looks for one.',
    dashboard: DASHBOARD,
  };
}

function fluentBitRules(): AlertingRule[] {
  return [
    {
      alert: 'FluentBitOutputErrors',
      expr: 'count by (job, name) (rate(fluentbit_output_errors_total{job="fluent-bit"}[10m]) > 0) > 0',
      for: '15m',
      severity: 'warning',
      summary: 'Fluent Bit cannot hand logs on',
      description: 'On {{ $value }} nodes the output {{ $labels.name }} of Fluent Bit goes on failing; logs are late.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'FluentBitRetriesFailed',
      expr: 'sum by (job, name) (increase(fluentbit_output_retries_failed_total{job="fluent-bit"}[10m])) > 0',
      severity: 'warning',
      summary: 'Fluent Bit has given up on logs',
      description:
        'The output {{ $labels.name }} of Fluent Bit has given up on {{ printf "%.0f" $value }} chunks of logs in ten minutes.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'FluentBitDroppedRecords',
      expr: 'sum by (job, name) (increase(fluentbit_output_dropped_records_total{job="fluent-bit"}[10m])) > 0',
      severity: 'warning',
      summary: 'Fluent Bit has dropped logs',
      description:
        'The output {{ $labels.name }} of Fluent Bit has dropped {{ printf "%.0f" $value }} records in ten minutes: ' +
        'they were refused, or its buffer was full.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'FluentBitBacklog',
      // A chunk is about 2 MB; a tenant's buffer holds 512 MB.
      expr: 'fluentbit_storage_fs_chunks{job="fluent-bit"} > 200',
      for: '30m',
      severity: 'warning',
      summary: 'Fluent Bit buffers ever more logs on its node',
      description: '{{ $labels.pod }} on {{ $labels.node }} holds {{ $value }} chunks of logs that it cannot hand on.',
      dashboard: DASHBOARD,
    },
  ];
}

function lokiRequestRules(): AlertingRule[] {
  const requests = (selector: string) =>
    `sum by (job, route) (rate(loki_request_duration_seconds_count{job="loki"${selector}}[5m]))`;
  return [
    {
      alert: 'LokiRequestErrors',
      expr: `100 * ${requests(', status_code=~"5.."')} / ${requests('')} > 10`,
      for: '15m',
      severity: 'critical',
      summary: 'Loki fails to answer',
      description: '{{ printf "%.2f" $value }}% of the requests to {{ $labels.route }} of Loki fail.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'LokiRequestPanics',
      expr: 'sum by (job, pod) (increase(loki_panic_total{job="loki"}[10m])) > 0',
      severity: 'critical',
      summary: 'Loki panics',
      description: '{{ $labels.pod }} has panicked {{ printf "%.0f" $value }} times in ten minutes.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'LokiRequestLatency',
      // A query takes as long as it is large; a push does not.
      expr: `
        histogram_quantile(
          0.99,
          sum by (job, route, le) (
            rate(loki_request_duration_seconds_bucket{job="loki", route="loki_api_v1_push"}[5m])
          )
        ) > 1`,
      for: '15m',
      severity: 'warning',
      summary: 'Loki is slow to take logs',
      description: 'One push in a hundred takes longer than {{ printf "%.2f" $value }} seconds.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'LokiDiscardedSamples',
      expr: 'sum by (job, tenant, reason) (increase(loki_discarded_samples_total{job="loki"}[10m])) > 0',
      for: '10m',
      severity: 'warning',
      summary: 'Loki refuses lines of a team',
      description:
        'Loki has refused {{ printf "%.0f" $value }} lines of {{ $labels.tenant }} in ten minutes: {{ $labels.reason }}.',
      dashboard: DASHBOARD,
    },
  ];
}

function lokiStorageRules(): AlertingRule[] {
  const compacted = 'loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds{job="loki"}';
  return [
    {
      alert: 'LokiCompactorHasNotSuccessfullyRunCompaction',
      // Only the replica that is elected compacts: the others keep what they did last, or zero.
      expr: `
        min by (job) (time() - (${compacted} > 0)) > 3 * 3600
        or
        max by (job) (max_over_time(${compacted}[3h])) == 0`,
      for: '1h',
      severity: 'critical',
      summary: 'Loki does not compact its index',
      description:
        'No replica of Loki has compacted the index for three hours: queries slow down, and no logs are deleted.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'LokiTooManyCompactorsRunning',
      expr: 'sum by (job) (loki_boltdb_shipper_compactor_running{job="loki"}) > 1',
      for: '5m',
      severity: 'warning',
      summary: 'More than one replica of Loki compacts',
      description: '{{ $value }} replicas of Loki compact at a time, where one is elected to.',
      dashboard: DASHBOARD,
    },
    {
      alert: 'LokiWalDiskFull',
      expr: 'sum by (job, pod) (increase(loki_ingester_wal_disk_full_failures_total{job="loki"}[10m])) > 0',
      severity: 'critical',
      summary: 'The disk of Loki is full',
      description: '{{ $labels.pod }} cannot write what it takes to its disk: when it restarts, that is lost.',
      dashboard: DASHBOARD,
    },
  ];
}
