import type { RuleGroup } from '../model';

/**
 * Alerts about certificates that cert-manager keeps.
 * @see https://github.com/imusmanmalik/cert-manager-mixin/blob/main/alerts/certificates.libsonnet
 */
const certManager: RuleGroup = {
  name: 'cert-manager',
  rules: [
    {
      alert: 'CertManagerAbsent',
      expr: 'absent(up{job="cert-manager"} == 1)',
      for: '10m',
      severity: 'critical',
      summary: 'cert-manager is down',
      description: 'cert-manager has not been reached for 10 minutes: no certificate is issued or renewed.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'CertManagerCertNotReady',
      expr: `
        max by (namespace, name, issuer_name) (
          certmanager_certificate_ready_status{job="cert-manager", condition!="True"} == 1
        )`,
      for: '10m',
      severity: 'critical',
      summary: 'A certificate cannot be used',
      description: 'Certificate {{ $labels.namespace }}/{{ $labels.name }} of {{ $labels.issuer_name }} is not ready.',
      dashboard: 'platform-workloads',
    },
    {
      // Renewal is due at two thirds of a certificate's life: 30 % of the last third has gone by without one.
      alert: 'CertManagerCertExpirySoon',
      expr: `
        (
          certmanager_certificate_expiration_timestamp_seconds{job="cert-manager"} - time()
        )
        / (
          certmanager_certificate_expiration_timestamp_seconds{job="cert-manager"}
          - certmanager_certificate_renewal_timestamp_seconds{job="cert-manager"}
        ) < 0.7`,
      for: '1h',
      severity: 'warning',
      summary: 'A certificate should have been renewed by now',
      description:
        'Certificate {{ $labels.namespace }}/{{ $labels.name }} has only {{ $value | humanizePercentage }} of the time for its renewal left.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'CertManagerHittingRateLimits',
      expr: `
        sum by (host) (rate(certmanager_acme_client_request_count{job="cert-manager", status="429"}[5m])) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'An authority refuses requests for certificates',
      description: '{{ $labels.host }} refuses requests of cert-manager because there were too many.',
      dashboard: 'platform-workloads',
    },
  ],
};

/** Alerts about the records that external-dns keeps in Route 53. */
const externalDns: RuleGroup = {
  name: 'external-dns',
  rules: [
    {
      alert: 'ExternalDNSDown',
      expr: 'absent(up{job="external-dns"} == 1)',
      for: '15m',
      severity: 'warning',
      summary: 'external-dns is down',
      description: 'external-dns has not been reached for 15 minutes: new hosts get no DNS record.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'ExternalDNSErrors',
      expr: `
        increase(external_dns_registry_errors_total{job="external-dns"}[15m])
        + increase(external_dns_source_errors_total{job="external-dns"}[15m]) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'external-dns cannot read hosts or write records',
      description: 'external-dns has had {{ printf "%.0f" $value }} errors in 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      // It looks at all hosts every minute.
      alert: 'ExternalDNSStale',
      expr: 'time() - external_dns_controller_last_sync_timestamp_seconds{job="external-dns"} > 15 * 60',
      for: '15m',
      severity: 'warning',
      summary: 'DNS records are no longer kept up',
      description: 'external-dns last brought Route 53 up to date {{ $value | humanizeDuration }} ago.',
      dashboard: 'platform-workloads',
    },
  ],
};

/** The alerts about the EKS add-ons that a cluster has. */
export function addons(names: readonly string[]): RuleGroup[] {
  return [certManager, externalDns].filter(({ name }) => names.includes(name));
}
