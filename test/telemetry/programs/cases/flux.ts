import { flux } from '../../../../lib/telemetry/rules/flux';
import type { AlertCases } from '../alert-case';

export const fluxCases: AlertCases = {
  groups: [flux],
  cases: [
    {
      alert: 'FluxKustomizationFailed',
      series: {
        'gotk_resource_info{customresource_kind="Kustomization", namespace="flux-system", name="dns", ready="False", suspended="false"}':
          '1x10 _x20',
        'gotk_resource_info{customresource_kind="Kustomization", namespace="flux-system", name="dns", ready="Unknown", suspended="false"}':
          '_x10 1x20',
      },
      fires: {
        at: '20m',
        labels: { customresource_kind: 'Kustomization', namespace: 'flux-system', name: 'dns' },
        description: 'Kustomization flux-system/dns has not become ready for 20 minutes.',
      },
      quiet: { at: '19m' },
    },
    {
      alert: 'FluxHelmReleaseFailed',
      series: {
        'gotk_resource_info{customresource_kind="HelmRelease", namespace="checkout", name="redis", ready="False", suspended="false"}':
          '1x30',
      },
      fires: {
        at: '20m',
        labels: { customresource_kind: 'HelmRelease', namespace: 'checkout', name: 'redis' },
        description: 'HelmRelease checkout/redis has not become ready for 20 minutes.',
      },
      quiet: { at: '19m' },
    },
    {
      alert: 'FluxSourceFailed',
      series: {
        'gotk_resource_info{customresource_kind="GitRepository", namespace="flux-system", name="platform", ready="False", suspended="false"}':
          '1x150',
      },
      fires: {
        at: '2h',
        labels: { customresource_kind: 'GitRepository', namespace: 'flux-system', name: 'platform' },
        description: 'GitRepository flux-system/platform has not become ready for 2 hours.',
      },
      quiet: { at: '119m' },
    },
    {
      alert: 'FluxSuspendedForTooLong',
      interval: '5m',
      series: {
        'gotk_resource_info{customresource_kind="Kustomization", namespace="flux-system", name="dns", ready="True", suspended="true"}':
          '1x300',
      },
      fires: {
        at: '24h',
        labels: { customresource_kind: 'Kustomization', namespace: 'flux-system', name: 'dns' },
        description: 'Kustomization flux-system/dns has been suspended for a day.',
      },
      quiet: { at: '1439m' },
    },
    {
      alert: 'FluxReconciliationStalled',
      series: {
        'gotk_reconcile_duration_seconds_count{job="flux", kind="Kustomization", name="dns", namespace="flux-system"}':
          '5x60',
      },
      fires: {
        at: '16m',
        labels: { kind: 'Kustomization' },
        description: 'Flux has looked at no Kustomization for 30 minutes.',
      },
      quiet: { at: '15m' },
    },
  ],
};
