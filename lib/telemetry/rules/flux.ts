import type { AlertingRule, Duration, RuleGroup } from '../model';

const SOURCES = 'GitRepository|OCIRepository|HelmRepository|HelmChart|Bucket';

/**
 * Alerts about Flux. Whether an object is ready is told by kube-state-metrics, and not ready is all that is not `True`: an
 * object that fails and tries again changes between `False` and `Unknown`. The alerts leave out labels that change meanwhile.
 * @see https://github.com/giantswarm/prometheus-rules
 */
export const flux: RuleGroup = {
  name: 'gitops-flux',
  rules: [
    notReady('FluxKustomizationFailed', 'Kustomization', '20m', 'A part of the cluster is not as git says'),
    notReady('FluxHelmReleaseFailed', 'HelmRelease', '20m', 'A Helm release is not as git says'),
    notReady('FluxSourceFailed', SOURCES, '2h', 'Flux cannot read a source'),
    {
      alert: 'FluxSuspendedForTooLong',
      expr: 'max by (customresource_kind, namespace, name) (gotk_resource_info{suspended="true"}) == 1',
      for: '24h',
      severity: 'warning',
      summary: 'Flux has been told to look away for a day',
      description:
        '{{ $labels.customresource_kind }} {{ $labels.namespace }}/{{ $labels.name }} has been suspended for a day.',
      dashboard: 'platform-gitops',
    },
    {
      // Kustomizations are looked at every 10 minutes, sources every minute.
      alert: 'FluxReconciliationStalled',
      expr: `
        sum by (kind) (increase(gotk_reconcile_duration_seconds_count{job="flux", kind=~"Kustomization|GitRepository"}[30m]))
        == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Flux does nothing',
      description: 'Flux has looked at no {{ $labels.kind }} for 30 minutes.',
      dashboard: 'platform-gitops',
    },
  ],
};

function notReady(alert: string, kinds: string, duration: Duration, summary: string): AlertingRule {
  return {
    alert,
    expr: `
      max by (customresource_kind, namespace, name) (
        gotk_resource_info{customresource_kind=~"${kinds}", ready!="True", suspended!="true"}
      ) == 1`,
    for: duration,
    severity: 'warning',
    summary,
    description:
      '{{ $labels.customresource_kind }} {{ $labels.namespace }}/{{ $labels.name }} has not become ready for ' +
      `${duration === '2h' ? '2 hours' : '20 minutes'}.`,
    dashboard: 'platform-gitops',
  };
}
