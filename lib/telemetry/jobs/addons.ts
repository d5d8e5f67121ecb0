import { counter, gauge, type ScrapeJob } from '../model';

const CERTIFICATE = ['issuer_group', 'issuer_kind', 'issuer_name', 'name', 'namespace'];

/**
 * cert-manager, as the EKS add-on brings it. `namespace` is that of the Certificate. The counter of ACME requests has had
 * this name since 1.19.
 * @see https://cert-manager.io/docs/devops-tips/prometheus-metrics/
 */
const certManager: ScrapeJob = {
  name: 'cert-manager',
  discovery: { type: 'pods', namespace: 'cert-manager', instance: 'cert-manager', port: 'http-metrics' },
  honorLabels: true,
  families: [
    gauge('certmanager_certificate_ready_status', ...CERTIFICATE, 'condition'),
    gauge('certmanager_certificate_expiration_timestamp_seconds', ...CERTIFICATE),
    gauge('certmanager_certificate_renewal_timestamp_seconds', ...CERTIFICATE),
    counter('certmanager_acme_client_request_count', 'host', 'method', 'scheme', 'status'),
  ],
};

/**
 * external-dns, as the EKS add-on brings it.
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/monitoring/metrics/
 */
const externalDns: ScrapeJob = {
  name: 'external-dns',
  discovery: { type: 'pods', namespace: 'external-dns', instance: 'external-dns', port: 'http' },
  families: [
    counter('external_dns_source_errors_total'),
    counter('external_dns_registry_errors_total'),
    gauge('external_dns_controller_last_sync_timestamp_seconds'),
  ],
};

/** The jobs of the EKS add-ons that a cluster has; of the others nothing is known that an alert could use. */
export function addonJobs(addons: readonly string[]): ScrapeJob[] {
  return [certManager, externalDns].filter(({ name }) => addons.includes(name));
}
