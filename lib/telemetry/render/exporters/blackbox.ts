import { toYaml } from '../../../yaml';
import { PROBE_MODULES } from '../../jobs';
import { LOG_CANARY_MODULE, type LogCanary, logCanaryModule } from '../../logs';

/** Our clusters are IPv4. */
const IPV4 = { preferred_ip_protocol: 'ip4', ip_protocol_fallback: false } as const;

/** A name that every cluster has, and only its own DNS knows. */
const API_SERVER = 'kubernetes.default.svc.cluster.local';

/** An answer may be good and empty: at least one record must hold an address. */
const ADDRESS = String.raw`\tIN\tA\t[0-9.]+$`;

/**
 * The modules that the probes name.
 * @see https://github.com/prometheus/blackbox_exporter/blob/v0.28.0/CONFIGURATION.md
 */
export function blackboxConfig(canary: LogCanary): string {
  return toYaml({
    modules: {
      [PROBE_MODULES.clusterDns]: {
        prober: 'dns',
        timeout: '5s',
        dns: {
          query_name: API_SERVER,
          query_type: 'A',
          transport_protocol: 'udp',
          valid_rcodes: ['NOERROR'],
          validate_answer_rrs: { fail_if_none_matches_regexp: [ADDRESS] },
          ...IPV4,
        },
      },
      [PROBE_MODULES.endpoint]: {
        prober: 'http',
        timeout: '5s',
        // Any status from 200 to 299 is a success, with TLS or without.
        http: { method: 'GET', fail_if_not_ssl: false, follow_redirects: false, ...IPV4 },
      },
      [LOG_CANARY_MODULE]: logCanaryModule(canary),
    },
  });
}
