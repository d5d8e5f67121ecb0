import type { AlertingRule, RuleGroup } from '../model';

/**
 * Alerts about what is asked from outside of it. They stand in for CoreDNSDown and its family: with Auto Mode DNS runs on
 * each node, not in pods that could be scraped.
 */
export const probes: RuleGroup = {
  name: 'probes',
  rules: [
    {
      alert: 'ClusterDnsProbeFailed',
      expr: 'probe_success{job="probe-cluster-dns"} == 0',
      for: '5m',
      severity: 'critical',
      summary: 'The DNS of the cluster does not answer',
      description: 'The DNS server {{ $labels.instance }} has not answered for a name of the cluster for 5 minutes.',
      dashboard: 'platform-network',
    },
    {
      // A pod's resolver asks again after 5 s, and one request often needs several names.
      alert: 'ClusterDnsProbeSlow',
      expr: 'avg_over_time(probe_duration_seconds{job="probe-cluster-dns"}[10m]) > 1',
      for: '10m',
      severity: 'warning',
      summary: 'The DNS of the cluster is slow',
      description:
        'The DNS server {{ $labels.instance }} takes {{ $value | humanizeDuration }} for a name of the cluster.',
      dashboard: 'platform-network',
    },
    endpointDown('critical', '=~', 'The way into the cluster is closed'),
    endpointDown('warning', '!~', 'A part of the platform does not answer'),
    {
      // ACM renews a certificate 60 days before its end: at 21 days it has tried for weeks.
      alert: 'PlatformEndpointCertificateExpiring',
      expr: `
        (probe_ssl_earliest_cert_expiry{job="probe-platform-endpoints"} - time()) / (24 * 60 * 60) < 21`,
      for: '1h',
      severity: 'warning',
      summary: 'A certificate of the platform is about to expire',
      description: 'The certificate of {{ $labels.instance }} is good for only {{ printf "%.1f" $value }} more days.',
      dashboard: 'platform-network',
    },
    {
      alert: 'BlackboxExporterDown',
      expr: 'absent(up{job="blackbox"} == 1)',
      for: '10m',
      severity: 'warning',
      summary: 'Nothing is probed',
      description:
        'The blackbox exporter has not been reached for 10 minutes: no probe of DNS, endpoints or logs works.',
      dashboard: 'platform-network',
    },
  ],
};

/** Public hosts are asked by https, through the load balancer; parts of the platform by http, inside the cluster. */
function endpointDown(severity: 'critical' | 'warning', matches: '=~' | '!~', summary: string): AlertingRule {
  return {
    alert: 'PlatformEndpointDown',
    expr: `probe_success{job="probe-platform-endpoints", instance${matches}"https://.+"} == 0`,
    for: '5m',
    severity,
    summary,
    description: '{{ $labels.instance }} has not answered as it should for 5 minutes.',
    dashboard: 'platform-network',
  };
}
