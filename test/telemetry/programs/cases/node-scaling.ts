import { nodeScaling } from '../../../../lib/telemetry/rules/node-scaling';
import type { AlertCases } from '../alert-case';

const JOB = 'job="kube-state-metrics"';
const UNSCHEDULABLE = 'kube_pod_status_unschedulable';
const USAGE = `karpenter_nodepools_usage{${JOB}, nodepool="general", resource_type="cpu"}`;

export const nodeScalingCases: AlertCases = {
  groups: [nodeScaling],
  cases: [
    {
      // Eleven pods, of which one more would have to find its place.
      alert: 'KubePodsPendingSpike',
      series: unschedulable({ checkout: 5, orders: 3, search: 3 }),
      fires: { at: '10m', description: '11 pods of at least 3 namespaces have found no node for 10 minutes.' },
      quiet: { series: { [`${UNSCHEDULABLE}{${JOB}, namespace="checkout", pod="api-0"}`]: '0x20' } },
    },
    {
      // Without the one pod of the third namespace it is eleven pods still, but of two namespaces.
      alert: 'KubePodsPendingSpike',
      series: unschedulable({ checkout: 6, orders: 5, search: 1 }),
      fires: { at: '10m', description: '12 pods of at least 3 namespaces have found no node for 10 minutes.' },
      quiet: { series: { [`${UNSCHEDULABLE}{${JOB}, namespace="search", pod="api-0"}`]: '0x20' } },
    },
    {
      alert: 'KarpenterNodepoolNearCapacity',
      series: {
        [USAGE]: '49x20',
        [`karpenter_nodepools_limit{${JOB}, nodepool="general", resource_type="cpu"}`]: '64x20',
      },
      fires: {
        at: '15m',
        labels: { nodepool: 'general', resource_type: 'cpu' },
        description: 'The node pool general has 77% of the cpu that it may have.',
      },
      quiet: { series: { [USAGE]: '48x20' } },
    },
    {
      alert: 'KarpenterNodepoolNotReady',
      series: { [`karpenter_nodepools_status_condition{${JOB}, nodepool="general", type="Ready"}`]: '0x20' },
      fires: {
        at: '15m',
        labels: { nodepool: 'general' },
        description: 'The node pool general has not been ready for 15 minutes: no pod gets a new node from it.',
      },
      quiet: { at: '14m' },
    },
    {
      alert: 'KarpenterNodeClaimNotReady',
      series: {
        [`karpenter_nodeclaims_status_condition{${JOB}, nodepool="general", nodeclaim="general-x7k2p", type="Ready"}`]:
          '0x20',
      },
      fires: {
        at: '10m',
        labels: { nodepool: 'general', nodeclaim: 'general-x7k2p' },
        description: 'The NodeClaim general-x7k2p of pool general has not become a ready node within 10 minutes.',
      },
      quiet: { at: '9m' },
    },
  ],
};

function unschedulable(pods: Readonly<Record<string, number>>): Record<string, string> {
  const series = Object.entries(pods).flatMap(([namespace, count]) =>
    Array.from({ length: count }, (_, index) => [
      `${UNSCHEDULABLE}{${JOB}, namespace="${namespace}", pod="api-${index}"}`,
      '1x20',
    ]),
  );
  return Object.fromEntries(series) as Record<string, string>;
}
