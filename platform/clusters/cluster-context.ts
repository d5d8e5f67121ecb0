import { type Cluster, type Environment, type Network, ownerOf, type Team } from '../../lib/environment';
import type { ComponentProps } from '../../lib/kubernetes';

/** What the components of one cluster have in common. */
export interface ClusterContext {
  readonly environment: Environment;
  readonly cluster: Cluster;
  /** The network of the cluster's region. */
  readonly network: Network;
  /** Whose people get in. */
  readonly teams: readonly Team[];
  readonly componentDefaults: Pick<ComponentProps, 'cluster' | 'owner' | 'labelDomain'>;
}

export function clusterContext(environment: Environment, cluster: Cluster, teams: readonly Team[]): ClusterContext {
  const network = environment.networks.find(({ region }) => region === cluster.region);
  if (network === undefined) throw new Error(`no network in ${cluster.region}: the rules should have said so`);
  const componentDefaults = {
    cluster: cluster.name,
    owner: ownerOf(environment),
    labelDomain: `platform.${environment.organisation.domain}`,
  };
  return { environment, cluster, network, teams, componentDefaults };
}
