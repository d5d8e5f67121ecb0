import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource } from './variables';

const REQUESTS = 'code_resource:apiserver_request_total:rate5m';
const LATENCY = 'cluster_quantile:apiserver_request_sli_duration_seconds:histogram_quantile';

/** The part of the control plane that EKS lets us see. */
export function apiServer(): Dashboard {
  return dashboard({
    uid: 'platform-api-server',
    title: 'API server',
    description: 'Whether the API server answers well and in time, who asks too much of it, and what it holds.',
    variables: [metricsSource()],
    from: 'now-24h',
    panels: [...objective(), ...traffic(), ...fairness(), ...admission(), ...storage()],
  });
}

/** Titles, and the SLOs of lib/telemetry/slos/api-server.ts. */
const OBJECTIVES = {
  'Answered well': 'api-server-availability',
  'Read in time': 'api-server-read-latency',
  'Changed in time': 'api-server-write-latency',
} as const;

function objective() {
  return [
    row('Objectives: 99 % of requests answered well, and in time'),
    ...Object.entries(OBJECTIVES).map(([title, slo]) =>
      stat(title, {
        description: 'In the last 30 days.',
        unit: 'percentunit',
        decimals: 3,
        queries: { good: `1 - slo:sli_error:ratio_rate30d{slo="${slo}"}` },
        colours: { 0: 'red', 0.99: 'green' },
      }),
    ),
    stat('Error budget left', {
      description: 'Share of the errors that the objective allows in 30 days. Below 0 the objective is missed.',
      unit: 'percentunit',
      decimals: 1,
      queries: { left: 'min(slo:error_budget_remaining:ratio{slo=~"api-server-.*"})' },
      colours: { 0: 'red', 0.1: 'yellow', 0.5: 'green' },
    }),
    stat('Instances', {
      unit: 'short',
      queries: { up: 'sum(up{job="apiserver"})' },
      colours: { 0: 'red', 1: 'green' },
    }),
    timeseries('Errors, of the budget', {
      description: 'Share of requests that failed. The line of the hour at 14.4 % calls somebody.',
      unit: 'percentunit',
      width: 24,
      queries: {
        'one hour': 'slo:sli_error:ratio_rate1h{slo="api-server-availability"}',
        'six hours': 'slo:sli_error:ratio_rate6h{slo="api-server-availability"}',
        'one day': 'slo:sli_error:ratio_rate1d{slo="api-server-availability"}',
        'three days': 'slo:sli_error:ratio_rate3d{slo="api-server-availability"}',
      },
    }),
  ];
}

function traffic() {
  return [
    row('Requests'),
    timeseries('Reads', {
      unit: 'reqps',
      stacked: true,
      queries: { '{{code}}': `sum by (code) (${REQUESTS}{verb="read"})` },
    }),
    timeseries('Writes', {
      unit: 'reqps',
      stacked: true,
      queries: { '{{code}}': `sum by (code) (${REQUESTS}{verb="write"})` },
    }),
    timeseries('Errors by resource', {
      unit: 'percentunit',
      queries: { '{{resource}}': `sum by (resource) (${REQUESTS}{code=~"5.."}) / sum by (resource) (${REQUESTS})` },
    }),
    timeseries('Slowest hundredth', {
      description: 'How long the slowest 1 % of requests take at least, without the time that webhooks take.',
      unit: 's',
      queries: {
        'read {{resource}}': `${LATENCY}{quantile="0.99",verb="read"}`,
        'write {{resource}}': `${LATENCY}{quantile="0.99",verb="write"}`,
      },
    }),
  ];
}

function fairness() {
  return [
    row('Who has to wait'),
    timeseries('In flight', {
      unit: 'short',
      queries: { '{{request_kind}}': 'sum by (request_kind) (apiserver_current_inflight_requests{job="apiserver"})' },
    }),
    timeseries('In queues', {
      unit: 'short',
      queries: { '{{priority_level}}': 'sum by (priority_level) (apiserver_flowcontrol_current_inqueue_requests)' },
    }),
    timeseries('Rejected for want of room', {
      unit: 'reqps',
      queries: {
        '{{flow_schema}} {{reason}}':
          'sum by (flow_schema, reason) (rate(apiserver_flowcontrol_rejected_requests_total[$__rate_interval]))',
      },
    }),
    timeseries('Ended early by the server', {
      description: 'Requests that were cut off to protect the server.',
      unit: 'reqps',
      queries: {
        '{{component}}':
          'sum by (component) (rate(apiserver_request_terminations_total{job="apiserver"}[$__rate_interval]))',
      },
    }),
  ];
}

function admission() {
  return [
    row('Admission'),
    timeseries('Webhooks', {
      description: 'How long 99 % of the calls to a webhook take at most. Each call holds up a request.',
      unit: 's',
      queries: {
        '{{name}}':
          'histogram_quantile(0.99, sum by (name, le) (rate(apiserver_admission_webhook_admission_duration_seconds_bucket[$__rate_interval])))',
      },
    }),
    timeseries('Policies', {
      description: 'What our own admission policies have denied, warned of or noted.',
      unit: 'cps',
      queries: {
        '{{policy}} {{enforcement_action}}':
          'sum by (policy, enforcement_action) (rate(apiserver_validating_admission_policy_check_total{enforcement_action!="allow"}[$__rate_interval]))',
      },
    }),
    table('Deprecated interfaces in use', {
      description: 'Somebody asks for what a later version of Kubernetes no longer has.',
      by: { group: 'Group', version: 'Version', resource: 'Resource', removed_release: 'Removed in' },
      columns: {
        'In use': {
          unit: 'short',
          expr: 'max by (group, version, resource, removed_release) (apiserver_requested_deprecated_apis)',
        },
      },
    }),
  ];
}

function storage() {
  return [
    row('Storage and process'),
    timeseries('Size of the database', {
      description: 'EKS makes the cluster read-only when it is full, at 8 GiB.',
      unit: 'bytes',
      max: 8 * 1024 ** 3,
      queries: { size: 'max(apiserver_storage_size_bytes)' },
    }),
    timeseries('Objects', {
      description: 'The ten kinds of which there are most.',
      unit: 'short',
      queries: { '{{resource}}': 'topk(10, max by (resource) (apiserver_storage_objects))' },
    }),
    timeseries('Memory', {
      unit: 'bytes',
      queries: { '{{instance}}': 'process_resident_memory_bytes{job="apiserver"}' },
    }),
    timeseries('CPU', {
      unit: 'short',
      queries: { '{{instance}}': 'rate(process_cpu_seconds_total{job="apiserver"}[$__rate_interval])' },
    }),
  ];
}
