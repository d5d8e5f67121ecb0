import { addons } from '../../../../lib/telemetry/rules/addons';
import type { AlertCases } from '../alert-case';

const CERTIFICATE = 'issuer_name="letsencrypt", job="cert-manager", name="web", namespace="checkout"';

export const addonsCases: AlertCases = {
  groups: addons(['cert-manager', 'external-dns']),
  cases: [
    {
      alert: 'CertManagerAbsent',
      series: { 'up{job="cert-manager", instance="10.0.1.9:9402"}': '0x20' },
      fires: {
        at: '10m',
        description: 'cert-manager has not been reached for 10 minutes: no certificate is issued or renewed.',
      },
      quiet: { at: '9m' },
    },
    {
      alert: 'CertManagerCertNotReady',
      series: {
        [`certmanager_certificate_ready_status{${CERTIFICATE}, condition="False"}`]: '1x20',
        [`certmanager_certificate_ready_status{${CERTIFICATE}, condition="True"}`]: '0x20',
      },
      fires: {
        at: '10m',
        labels: { issuer_name: 'letsencrypt', name: 'web', namespace: 'checkout' },
        description: 'Certificate checkout/web of letsencrypt is not ready.',
      },
      quiet: { at: '9m' },
    },
    {
      alert: 'CertManagerCertExpirySoon',
      series: {
        [`certmanager_certificate_expiration_timestamp_seconds{${CERTIFICATE}}`]: '40000x70',
        [`certmanager_certificate_renewal_timestamp_seconds{${CERTIFICATE}}`]: '-20000x70',
      },
      fires: {
        at: '1h',
        labels: { issuer_name: 'letsencrypt', job: 'cert-manager', name: 'web', namespace: 'checkout' },
        description: 'Certificate checkout/web has only 60.67% of the time for its renewal left.',
      },
      quiet: { series: { [`certmanager_certificate_renewal_timestamp_seconds{${CERTIFICATE}}`]: '-11000x70' } },
    },
    {
      alert: 'CertManagerHittingRateLimits',
      series: {
        'certmanager_acme_client_request_count{job="cert-manager", host="acme.example", method="POST", scheme="https", status="429"}':
          '0+1x20',
      },
      fires: {
        at: '6m',
        labels: { host: 'acme.example' },
        description: 'acme.example refuses requests of cert-manager because there were too many.',
      },
      quiet: { at: '5m' },
    },
    {
      alert: 'ExternalDNSDown',
      series: { 'up{job="external-dns", instance="10.0.1.9:7979"}': '0x20' },
      fires: {
        at: '15m',
        description: 'external-dns has not been reached for 15 minutes: new hosts get no DNS record.',
      },
      quiet: { at: '14m' },
    },
    {
      alert: 'ExternalDNSErrors',
      series: {
        'external_dns_registry_errors_total{job="external-dns", pod="external-dns-0"}': '0+1x40',
        'external_dns_source_errors_total{job="external-dns", pod="external-dns-0"}': '0x40',
      },
      fires: {
        at: '16m',
        labels: { job: 'external-dns', pod: 'external-dns-0' },
        description: 'external-dns has had 15 errors in 15 minutes.',
      },
      quiet: { at: '15m' },
    },
    {
      alert: 'ExternalDNSStale',
      series: {
        'external_dns_controller_last_sync_timestamp_seconds{job="external-dns", pod="external-dns-0"}': '0x40',
      },
      fires: {
        at: '31m',
        labels: { job: 'external-dns', pod: 'external-dns-0' },
        description: 'external-dns last brought Route 53 up to date 31m 0s ago.',
      },
      quiet: { at: '30m' },
    },
  ],
};
