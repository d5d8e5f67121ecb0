import type { CustomResource } from './custom-resource-state';

const NODEPOOL = ['metadata', 'labels', 'karpenter.sh/nodepool'];

/** Each condition that an object has: 1 while it is true. */
const CONDITIONS = {
  name: 'status_condition',
  help: 'A condition of the object: 1 while it is true.',
  path: ['status', 'conditions'],
  labels: { type: ['type'] },
  value: ['status'],
} as const;

/**
 * NodePools and NodeClaims as kube-state-metrics reads them: Auto Mode's own Karpenter runs outside the cluster, where it
 * cannot be scraped. `limit` and `usage` have the names and labels that Karpenter itself gives them.
 * @see https://karpenter.sh/docs/reference/metrics/
 */
export const karpenterResources: readonly CustomResource[] = [
  {
    group: 'karpenter.sh',
    version: 'v1',
    kind: 'NodePool',
    plural: 'nodepools',
    prefix: 'karpenter_nodepools',
    labels: { nodepool: ['metadata', 'name'] },
    gauges: [
      {
        name: 'limit',
        help: 'How much of a resource the pool may have.',
        path: ['spec', 'limits'],
        keyLabel: 'resource_type',
      },
      {
        name: 'usage',
        help: 'How much of a resource the nodes of the pool have.',
        path: ['status', 'resources'],
        keyLabel: 'resource_type',
      },
      CONDITIONS,
    ],
  },
  {
    group: 'karpenter.sh',
    version: 'v1',
    kind: 'NodeClaim',
    plural: 'nodeclaims',
    prefix: 'karpenter_nodeclaims',
    labels: { nodeclaim: ['metadata', 'name'], nodepool: NODEPOOL },
    gauges: [CONDITIONS],
  },
];
