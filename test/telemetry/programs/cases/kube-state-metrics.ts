import { kubeStateMetrics } from '../../../../lib/telemetry/rules/kube-state-metrics';
import type { AlertCase, AlertCases } from '../alert-case';

const JOB = 'job="kube-state-metrics"';

export const kubeStateMetricsCases: AlertCases = {
  groups: [kubeStateMetrics],
  cases: [
    {
      alert: 'KubeStateMetricsDown',
      series: { [`kube_node_info{${JOB}, node="a"}`]: '_x30' },
      fires: {
        at: '15m',
        labels: { job: 'kube-state-metrics' },
        description:
          'kube-state-metrics has told of no node for 15 minutes: alerts about pods, workloads and nodes are blind.',
      },
      quiet: { at: '14m' },
    },
    errors('KubeStateMetricsListErrors', 'list'),
    errors('KubeStateMetricsWatchErrors', 'watch'),
  ],
};

function errors(alert: string, verb: string): AlertCase {
  const failed = `kube_state_metrics_${verb}_total{${JOB}, resource="*v1.Pod", result="error"}`;
  return {
    alert,
    series: {
      [failed]: '0+2x40',
      [`kube_state_metrics_${verb}_total{${JOB}, resource="*v1.Pod", result="success"}`]: '0+98x40',
    },
    fires: {
      at: '20m',
      description: `2.0% of what kube-state-metrics asks the API server to ${verb} fails: what it says may be old.`,
    },
    quiet: { series: { [failed]: '0+0.9x40' } },
  };
}
