import type { Severity } from '../../../../lib/telemetry/model';
import { probes } from '../../../../lib/telemetry/rules/probes';
import type { AlertCase, AlertCases } from '../alert-case';

const DNS = 'job="probe-cluster-dns", instance="172.20.0.10:53"';

const ofDns = { job: 'probe-cluster-dns', instance: '172.20.0.10:53' };

const CANARY = 'https://canary.dev-a.dev.acme.example/readyz';

export const probesCases: AlertCases = {
  groups: [probes],
  cases: [
    {
      alert: 'ClusterDnsProbeFailed',
      series: { [`probe_success{${DNS}}`]: '0x10' },
      fires: {
        at: '5m',
        labels: ofDns,
        description: 'The DNS server 172.20.0.10:53 has not answered for a name of the cluster for 5 minutes.',
      },
      quiet: { at: '4m' },
    },
    {
      alert: 'ClusterDnsProbeSlow',
      series: { [`probe_duration_seconds{${DNS}}`]: '1.1x30' },
      fires: {
        at: '10m',
        labels: ofDns,
        description: 'The DNS server 172.20.0.10:53 takes 1.1s for a name of the cluster.',
      },
      quiet: { series: { [`probe_duration_seconds{${DNS}}`]: '1x30' } },
    },
    endpointDown('critical', CANARY),
    endpointDown('warning', 'http://grafana.monitoring.svc:3000/api/health'),
    {
      alert: 'PlatformEndpointCertificateExpiring',
      series: {
        [`probe_ssl_earliest_cert_expiry{job="probe-platform-endpoints", instance="${CANARY}"}`]: '1800000x70',
      },
      fires: {
        at: '1h',
        labels: { job: 'probe-platform-endpoints', instance: CANARY },
        description: `The certificate of ${CANARY} is good for only 20.8 more days.`,
      },
      quiet: {
        series: {
          [`probe_ssl_earliest_cert_expiry{job="probe-platform-endpoints", instance="${CANARY}"}`]: '1820000x70',
        },
      },
    },
    {
      alert: 'BlackboxExporterDown',
      series: { 'up{job="blackbox", pod="blackbox-exporter-0"}': '0x20' },
      fires: {
        at: '10m',
        description:
          'The blackbox exporter has not been reached for 10 minutes: no probe of DNS, endpoints or logs works.',
      },
      quiet: { at: '9m' },
    },
  ],
};

function endpointDown(severity: Severity, instance: string): AlertCase {
  return {
    alert: 'PlatformEndpointDown',
    severity,
    series: { [`probe_success{job="probe-platform-endpoints", instance="${instance}"}`]: '0x10' },
    fires: {
      at: '5m',
      labels: { job: 'probe-platform-endpoints', instance },
      description: `${instance} has not answered as it should for 5 minutes.`,
    },
    quiet: { at: '4m' },
  };
}
