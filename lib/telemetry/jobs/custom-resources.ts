import type { CustomResource } from './custom-resource-state';
import { fluxResources } from './flux';
import { karpenterResources } from './karpenter';

/** Of what kinds that Kubernetes itself does not have kube-state-metrics tells, in a cluster with this agent. */
export function customResourcesOf(agent: 'flux' | 'argocd'): readonly CustomResource[] {
  return agent === 'flux' ? [...karpenterResources, ...fluxResources] : karpenterResources;
}
