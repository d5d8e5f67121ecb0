import { gauge, type MetricFamily, type ScrapeJob } from '../model';

/** The modules of the blackbox exporter that the probes below name. */
export const PROBE_MODULES = { clusterDns: 'dns_cluster', endpoint: 'http_2xx' } as const;

const ofEveryProbe: readonly MetricFamily[] = [
  gauge('probe_success'),
  gauge('probe_duration_seconds'),
  gauge('probe_dns_lookup_time_seconds'),
];

const ofHttp: readonly MetricFamily[] = [
  gauge('probe_http_status_code'),
  gauge('probe_http_duration_seconds', 'phase'),
  gauge('probe_ssl_earliest_cert_expiry'),
];

/**
 * The blackbox exporter itself; what it finds out comes from the probes.
 * @see https://github.com/prometheus/blackbox_exporter/tree/v0.28.0
 */
export const blackboxJob: ScrapeJob = {
  name: 'blackbox',
  discovery: { type: 'pods', namespace: 'monitoring', instance: 'blackbox-exporter', port: 'http' },
  families: [gauge('blackbox_exporter_config_last_reload_successful'), gauge('process_resident_memory_bytes')],
};

/**
 * Asks the DNS of the cluster for one of its own names. With Auto Mode each node answers for itself and CoreDNS has no pods
 * to scrape, so an answer says that the node of the exporter can resolve names.
 * @param servers with their port: `172.20.0.10:53`
 */
export function clusterDnsProbe(servers: readonly string[]): ScrapeJob {
  return {
    name: 'probe-cluster-dns',
    discovery: { type: 'probe', module: PROBE_MODULES.clusterDns, targets: servers },
    families: [...ofEveryProbe, gauge('probe_dns_duration_seconds', 'phase')],
  };
}

/**
 * Asks whether what the platform offers can be reached, from inside by `http://` and by the way in of everybody else by
 * `https://`: alerts tell the two apart by that.
 * @param urls `http://grafana.monitoring.svc:3000/api/health`
 */
export function platformEndpointsProbe(urls: readonly string[]): ScrapeJob {
  return {
    name: 'probe-platform-endpoints',
    discovery: { type: 'probe', module: PROBE_MODULES.endpoint, targets: urls },
    families: [...ofEveryProbe, ...ofHttp],
  };
}
