import type { Environment } from './schema';

/** What the state of a cluster is backed up by: the cluster carries it, and the backup plan looks for it. */
export const CLUSTER_BACKUP_TAG = { key: 'backup', value: 'cluster-state' } as const;

/** What a subnet is for; nodes and load balancers find their subnets by it, and neither of them an intra subnet. */
export type SubnetType = 'public' | 'private' | 'pod' | 'intra';

/**
 * The AWS tags that select the subnets of one type. Both halves use them: Terraform puts them on, node classes look for
 * them. `environment` is one of the provider's default tags.
 */
export function subnetTags(environment: Pick<Environment, 'name'>, type: SubnetType): Record<string, string> {
  return { environment: environment.name, 'subnet-type': type };
}
