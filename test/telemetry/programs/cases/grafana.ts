import { grafana } from '../../../../lib/telemetry/rules/grafana';
import type { AlertCases } from '../alert-case';

const REQUESTS = 'job="grafana", namespace="monitoring", pod="grafana-0", handler="/api/search"';

export const grafanaCases: AlertCases = {
  groups: [grafana],
  cases: [
    {
      alert: 'GrafanaRequestsFailing',
      series: {
        [`grafana_http_request_duration_seconds_count{${REQUESTS}, status_code="200"}`]: '0+40x30',
        [`grafana_http_request_duration_seconds_count{${REQUESTS}, status_code="500"}`]: '0+60x30',
      },
      fires: {
        at: '10m',
        labels: { job: 'grafana', namespace: 'monitoring', handler: '/api/search' },
        description: 'Grafana answers 60.00% of the requests to /api/search with an error.',
      },
      quiet: {
        series: { [`grafana_http_request_duration_seconds_count{${REQUESTS}, status_code="500"}`]: '0+39x30' },
      },
    },
    {
      alert: 'GrafanaDown',
      series: { 'up{job="grafana", pod="grafana-0"}': '0x20' },
      fires: { at: '15m', description: 'No Grafana has been reached for 15 minutes: nobody sees a dashboard.' },
      quiet: { at: '14m' },
    },
  ],
};
