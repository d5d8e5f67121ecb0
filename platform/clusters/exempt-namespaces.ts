import { type Cluster, names } from '../../lib/environment';
import type { ExemptNamespace } from '../../lib/kubernetes';

/** Whichever is chosen: changing the agent changes nothing but the agent. */
const AGENTS = ['flux', 'argocd'] as const;

/** Those of both agents. What applies everything else has to come back whatever is refused. */
export const AGENT_NAMESPACES: readonly ExemptNamespace[] = AGENTS.map((agent) => ({
  name: names.agentNamespace(agent),
  reason: 'bootstrap installs the agent from an upstream manifest that is pinned as a whole, by its checksum',
}));

/**
 * The namespaces of EKS add-ons that do not run in kube-system, by add-on.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html
 */
export const ADDON_NAMESPACES: Readonly<Record<string, string>> = {
  'amazon-cloudwatch-observability': 'amazon-cloudwatch',
  'cert-manager': 'cert-manager',
  'external-dns': 'external-dns',
  'kube-state-metrics': 'kube-state-metrics',
  'prometheus-node-exporter': 'prometheus-node-exporter',
};

/**
 * GuardDuty brings its agent to every cluster, an add-on that no environment names.
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-eks.html
 */
const GUARDDUTY: ExemptNamespace = {
  name: 'amazon-guardduty',
  reason: 'GuardDuty runs its agent there, which looks at the node itself',
};

/** Where pods run that are not ours to write: no rule of ours could be followed there. */
export function foreignNamespaces({ addons }: Pick<Cluster, 'addons'>): ExemptNamespace[] {
  const ofAddons = addons.flatMap((addon) => ADDON_NAMESPACES[addon] ?? []);
  return [
    ...AGENT_NAMESPACES,
    GUARDDUTY,
    ...ofAddons.map((name) => ({ name, reason: 'EKS chooses how its add-on runs, and from which image' })),
  ];
}
