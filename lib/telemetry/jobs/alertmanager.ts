import { counter, gauge, histogram, type ScrapeJob } from '../model';

/**
 * Alertmanager, all replicas of the cluster that they form.
 * @see https://github.com/prometheus/alertmanager/tree/v0.34.0
 */
export const alertmanagerJob: ScrapeJob = {
  name: 'alertmanager',
  discovery: { type: 'pods', namespace: 'monitoring', instance: 'alertmanager', port: 'http' },
  families: [
    gauge('alertmanager_alerts', 'state'),
    counter('alertmanager_alerts_received_total', 'status', 'version'),
    counter('alertmanager_alerts_invalid_total', 'version'),
    counter('alertmanager_notifications_total', 'integration'),
    counter('alertmanager_notifications_failed_total', 'integration', 'reason'),
    histogram('alertmanager_notification_latency_seconds', 'integration'),
    gauge('alertmanager_silences', 'state'),
    gauge('alertmanager_cluster_members'),
    gauge('alertmanager_config_hash'),
    gauge('alertmanager_config_last_reload_successful'),
    gauge('alertmanager_build_info', 'branch', 'goarch', 'goos', 'goversion', 'revision', 'tags', 'version'),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
    gauge('process_start_time_seconds'),
  ],
};
