import type { RuleGroup } from '../model';

/**
 * Alerts about alerting itself, and about targets that cannot be scraped.
 * @see https://github.com/prometheus-operator/kube-prometheus/blob/main/jsonnet/kube-prometheus/components/mixin/alerts/general.libsonnet
 */
export const general: RuleGroup = {
  name: 'general',
  rules: [
    {
      alert: 'Watchdog',
      expr: 'vector(1)',
      severity: 'none',
      summary: 'Alerting works',
      description:
        'This alert always fires. Whoever stops hearing it outside the cluster knows that alerting is broken.',
    },
    {
      alert: 'InfoInhibitor',
      expr: `
        ALERTS{severity="info"} == 1
        unless on (namespace)
        ALERTS{alertname!="InfoInhibitor", severity=~"warning|critical", alertstate="firing"} == 1`,
      severity: 'none',
      summary: 'Only informational alerts fire in a namespace',
      description:
        'It mutes the alerts of severity info in {{ $labels.namespace }} until a more severe one fires there.',
    },
    {
      alert: 'TargetDown',
      expr: `
        100 * (
          count by (job, namespace) (up == 0)
          /
          count by (job, namespace) (up)
        ) > 10`,
      for: '10m',
      severity: 'warning',
      summary: 'Targets cannot be scraped',
      description:
        '{{ printf "%.4g" $value }}% of the targets of {{ $labels.job }} in {{ $labels.namespace }} are down.',
      dashboard: 'platform-prometheus',
    },
  ],
};
