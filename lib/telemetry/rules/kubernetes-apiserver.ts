import type { AlertingRule, RecordingRule, RuleGroup } from '../model';

const READS = 'LIST|GET';
const WRITES = 'POST|PUT|PATCH|DELETE';

/** These last as long as whoever holds them open, so their duration says nothing of the API server. */
const HELD_OPEN = 'proxy|attach|log|exec|portforward';

/**
 * Alerts about the API server of the cluster. Left out: KubeAPIErrorBudgetBurn, which its SLO brings, and
 * KubeClientCertificateExpiration, since nobody here is known by a certificate: nodes and people come through IAM, and the
 * certificates of the control plane are of AWS.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/kube_apiserver.libsonnet
 */
export const kubernetesApiserver: RuleGroup = {
  name: 'kubernetes-apiserver',
  rules: [
    {
      alert: 'KubeAPIDown',
      expr: 'absent(up{job="apiserver"} == 1)',
      for: '15m',
      severity: 'critical',
      summary: 'No API server can be scraped',
      description: 'Prometheus has reached no API server of this cluster for 15 minutes.',
      dashboard: 'platform-api-server',
    },
    {
      alert: 'KubeAPITerminatedRequests',
      expr: `
        sum(rate(apiserver_request_terminations_total{job="apiserver"}[10m]))
        /
        (
          sum(rate(apiserver_request_total{job="apiserver"}[10m]))
          + sum(rate(apiserver_request_terminations_total{job="apiserver"}[10m]))
        ) > 0.2`,
      for: '5m',
      severity: 'warning',
      summary: 'The API server sheds requests to protect itself',
      description: 'The API server has ended {{ $value | humanizePercentage }} of its requests itself.',
      dashboard: 'platform-api-server',
    },
    {
      alert: 'KubeAggregatedAPIDown',
      expr: `
        100 * (1 - max by (name) (avg_over_time(aggregator_unavailable_apiservice{job="apiserver"}[10m]))) < 85`,
      for: '5m',
      severity: 'warning',
      summary: 'An aggregated API does not answer',
      description: 'The aggregated API {{ $labels.name }} was there for only {{ $value | humanize }}% of 10 minutes.',
      dashboard: 'platform-api-server',
    },
    {
      alert: 'KubeAggregatedAPIErrors',
      expr: `
        sum by (name, reason) (increase(aggregator_unavailable_apiservice_total{job="apiserver"}[5m])) > 0`,
      for: '10m',
      severity: 'warning',
      summary: 'An aggregated API comes and goes',
      description: 'The aggregated API {{ $labels.name }} keeps becoming unavailable: {{ $labels.reason }}.',
      dashboard: 'platform-api-server',
    },
    {
      alert: 'KubeClientErrors',
      expr: `
        sum by (job, instance) (rate(rest_client_requests_total{code=~"5.."}[5m]))
        /
        sum by (job, instance) (rate(rest_client_requests_total[5m]))
        > 0.01`,
      for: '15m',
      severity: 'warning',
      summary: 'A client of the API server gets errors',
      description:
        '{{ $value | humanizePercentage }} of the requests of {{ $labels.job }} at {{ $labels.instance }} to the API server fail.',
      dashboard: 'platform-api-server',
    },
    storageFillingUp('warning', 0.75),
    storageFillingUp('critical', 0.9),
  ],
};

/**
 * The database behind the API server holds 8 GiB; when it is full the cluster is read-only.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/control-plane.html
 */
function storageFillingUp(severity: 'warning' | 'critical', share: number): AlertingRule {
  return {
    alert: 'KubeAPIStorageFillingUp',
    expr: `max(apiserver_storage_size_bytes{job="apiserver"}) / (8 * 1024 ^ 3) > ${share}`,
    for: '15m',
    severity,
    summary: 'The database of the API server fills up',
    description:
      'The database behind the API server has used {{ $value | humanizePercentage }} of its 8 GiB. Full, it takes no writes.',
    dashboard: 'platform-api-server',
  };
}

/** What dashboards show of the API server: how many requests, how many fail, how long they take. */
export const kubernetesApiserverRecording: RuleGroup = {
  name: 'kubernetes-apiserver-recording',
  rules: [
    ...(
      [
        ['read', READS],
        ['write', WRITES],
      ] as const
    ).flatMap(([verb, verbs]): RecordingRule[] => [
      {
        record: 'code_resource:apiserver_request_total:rate5m',
        expr: `sum by (code, resource) (rate(apiserver_request_total{job="apiserver", verb=~"${verbs}"}[5m]))`,
        labels: { verb },
      },
      ...['0.5', '0.9', '0.99'].map((quantile) => ({
        record: 'cluster_quantile:apiserver_request_sli_duration_seconds:histogram_quantile',
        expr: `
          histogram_quantile(${quantile}, sum by (le, resource) (rate(
            apiserver_request_sli_duration_seconds_bucket{job="apiserver", verb=~"${verbs}", subresource!~"${HELD_OPEN}"}[5m]
          ))) > 0`,
        labels: { verb, quantile },
      })),
    ]),
  ],
};
