import { counter, gauge, histogram, type ScrapeJob } from '../model';

/**
 * Grafana. Not compared with the real program, which no test can start: names and labels are those of its source.
 * @see https://github.com/grafana/grafana/blob/main/pkg/middleware/request_metrics.go
 */
export const grafanaJob: ScrapeJob = {
  name: 'grafana',
  discovery: { type: 'pods', namespace: 'monitoring', instance: 'grafana', port: 'http' },
  families: [
    histogram('grafana_http_request_duration_seconds', 'handler', 'method', 'status_code'),
    gauge('grafana_build_info', 'branch', 'edition', 'goversion', 'revision', 'version'),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
  ],
};
