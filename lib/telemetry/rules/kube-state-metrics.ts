import type { AlertingRule, RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';

/**
 * Alerts about what most other alerts are made of. KubeStateMetricsDown looks for the series themselves, as one of its two
 * ports may answer without the other; a cluster without nodes does not exist. The alerts about shards are left out: there is
 * one.
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/jsonnet/kube-state-metrics-mixin/alerts.libsonnet
 */
export const kubeStateMetrics: RuleGroup = {
  name: 'kube-state-metrics',
  rules: [
    {
      alert: 'KubeStateMetricsDown',
      expr: `absent(kube_node_info{${KSM}})`,
      for: '15m',
      severity: 'critical',
      summary: 'Nothing is known of the objects of the cluster',
      description:
        'kube-state-metrics has told of no node for 15 minutes: alerts about pods, workloads and nodes are blind.',
      dashboard: 'platform-prometheus',
    },
    errors('KubeStateMetricsListErrors', 'list'),
    errors('KubeStateMetricsWatchErrors', 'watch'),
  ],
};

function errors(alert: string, verb: 'list' | 'watch'): AlertingRule {
  return {
    alert,
    expr: `
      100 * sum(rate(kube_state_metrics_${verb}_total{${KSM}, result="error"}[5m]))
      /
      sum(rate(kube_state_metrics_${verb}_total{${KSM}}[5m]))
      > 1`,
    for: '15m',
    severity: 'critical',
    summary: `kube-state-metrics cannot ${verb} objects`,
    description: `{{ printf "%.1f" $value }}% of what kube-state-metrics asks the API server to ${verb} fails: what it says may be old.`,
    dashboard: 'platform-prometheus',
  };
}
