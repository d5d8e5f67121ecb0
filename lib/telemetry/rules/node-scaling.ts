import type { RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';

/** So full that the next bigger rollout may not fit. @see kubernetes-autoscaling-mixin, nodepoolCapacityThreshold */
const NEAR_CAPACITY_PERCENT = 75;

/**
 * How many pods of how many namespaces cannot be placed before it is the cluster that is short, and not one team that asks
 * for what there is not. Our own figures, from a zone that ran out of instances in the middle of an upgrade.
 */
const SPIKE = { pods: 10, namespaces: 3 };

/**
 * Alerts about room for pods, and about Auto Mode's node pools. Its Karpenter runs outside the cluster and exposes no metrics: what is left to see is
 * what it writes into NodePools and NodeClaims, so that KarpenterCloudProviderErrors has no counterpart here.
 *
 * A node is ready within two minutes most of the time, and Karpenter gives a NodeClaim up after 15: between the two somebody
 * should look at it, as nothing of it is left afterwards.
 * @see https://github.com/adinhodovic/kubernetes-autoscaling-mixin
 * @see https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/controllers/nodeclaim/lifecycle/liveness.go
 */
export const nodeScaling: RuleGroup = {
  name: 'node-scaling',
  rules: [
    {
      alert: 'KubePodsPendingSpike',
      expr: `
        sum(kube_pod_status_unschedulable{${KSM}}) > ${SPIKE.pods}
        and
        count(count by (namespace) (kube_pod_status_unschedulable{${KSM}} == 1)) >= ${SPIKE.namespaces}`,
      for: '10m',
      severity: 'critical',
      summary: 'Pods of several namespaces find no node',
      description: `{{ $value }} pods of at least ${SPIKE.namespaces} namespaces have found no node for 10 minutes.`,
      dashboard: 'platform-cluster',
    },
    {
      alert: 'KarpenterNodepoolNearCapacity',
      expr: `
        100 * max by (nodepool, resource_type) (karpenter_nodepools_usage{${KSM}})
        /
        max by (nodepool, resource_type) (karpenter_nodepools_limit{${KSM}})
        > ${NEAR_CAPACITY_PERCENT}`,
      for: '15m',
      severity: 'warning',
      summary: 'A node pool is near its limit',
      description:
        'The node pool {{ $labels.nodepool }} has {{ printf "%.0f" $value }}% of the {{ $labels.resource_type }} that it may have.',
      dashboard: 'platform-cluster',
    },
    {
      alert: 'KarpenterNodepoolNotReady',
      expr: `min by (nodepool) (karpenter_nodepools_status_condition{${KSM}, type="Ready"}) == 0`,
      for: '15m',
      severity: 'critical',
      summary: 'A node pool cannot make nodes',
      description:
        'The node pool {{ $labels.nodepool }} has not been ready for 15 minutes: no pod gets a new node from it.',
      dashboard: 'platform-cluster',
    },
    {
      alert: 'KarpenterNodeClaimNotReady',
      expr: `min by (nodepool, nodeclaim) (karpenter_nodeclaims_status_condition{${KSM}, type="Ready"}) == 0`,
      for: '10m',
      severity: 'warning',
      summary: 'A new node does not become ready',
      description:
        'The NodeClaim {{ $labels.nodeclaim }} of pool {{ $labels.nodepool }} has not become a ready node within 10 minutes.',
      dashboard: 'platform-cluster',
    },
  ],
};
