import type { RuleGroup } from '../model';

/** Queries that Grafana hands on: their errors are those of a data source. */
const HANDED_ON = '/api/datasources/proxy/:id.*|/api/ds/query|/api/tsdb/query';

/**
 * Alerts about Grafana.
 * @see https://github.com/grafana/grafana/blob/main/grafana-mixin/alerts/alerts.yaml
 */
export const grafana: RuleGroup = {
  name: 'grafana',
  rules: [
    {
      record: 'namespace_job_handler_statuscode:grafana_http_request_duration_seconds_count:rate5m',
      expr: `
        sum by (namespace, job, handler, status_code) (
          rate(grafana_http_request_duration_seconds_count{job="grafana"}[5m])
        )`,
    },
    {
      alert: 'GrafanaRequestsFailing',
      expr: `
        100 * sum by (namespace, job, handler) (
          namespace_job_handler_statuscode:grafana_http_request_duration_seconds_count:rate5m{handler!~"${HANDED_ON}", status_code=~"5.."}
        )
        /
        sum by (namespace, job, handler) (
          namespace_job_handler_statuscode:grafana_http_request_duration_seconds_count:rate5m{handler!~"${HANDED_ON}"}
        ) > 50`,
      for: '5m',
      severity: 'warning',
      summary: 'Grafana answers with errors',
      description:
        'Grafana answers {{ printf "%.2f" $value }}% of the requests to {{ $labels.handler }} with an error.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'GrafanaDown',
      expr: 'absent(up{job="grafana"} == 1)',
      for: '15m',
      severity: 'warning',
      summary: 'Grafana is down',
      description: 'No Grafana has been reached for 15 minutes: nobody sees a dashboard.',
      dashboard: 'platform-workloads',
    },
  ],
};
