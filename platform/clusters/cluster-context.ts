import { type Cluster, type Environment, type Network, ownerOf } from '../../lib/environment';
import type { ComponentProps } from '../../lib/kubernetes';

/** What the components of one cluster have in common. */
export interface ClusterContext {
  readonly environment: Pick<Environment, 'name' | 'stage' | 'account' | 'partition' | 'costTags' | 'versions'>;
  readonly cluster: Cluster;
  /** The network of the cluster's region. */
  readonly network: Network;
  readonly componentDefaults: Pick<ComponentProps, 'cluster' | 'owner' | 'labelDomain'>;
}

export function clusterContext(environment: Environment, cluster: Cluster): ClusterContext {
  const network = environment.networks.find(({ region }) => region === cluster.region);
  if (network === undefined) throw new Error(`no network in ${cluster.region}: the rules should have said so`);
  const componentDefaults = {
    cluster: cluster.name,
    owner: ownerOf(environment),
    labelDomain: `platform.${environment.organisation.domain}`,
  };
  return { environment, cluster, network, componentDefaults };
}
