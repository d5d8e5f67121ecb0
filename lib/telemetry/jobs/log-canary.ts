import { LOG_CANARY_MODULE, type LogCanary, logCanaryUrl } from '../logs';
import { gauge, type ScrapeJob } from '../model';

/**
 * Whether what the canary writes comes out of Loki again: the whole way of logs, once a minute.
 * @see https://github.com/prometheus/blackbox_exporter/blob/master/prober/http.go
 */
export function logCanaryJob(canary: LogCanary): ScrapeJob {
  return {
    name: 'log-canary',
    job: 'blackbox',
    discovery: { type: 'probe', module: LOG_CANARY_MODULE, targets: [logCanaryUrl(canary)] },
    interval: '1m',
    families: [
      gauge('probe_success'),
      gauge('probe_duration_seconds'),
      gauge('probe_http_status_code'),
      gauge('probe_failed_due_to_regex'),
    ],
  };
}
