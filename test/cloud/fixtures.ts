import { Cluster, type ClusterProps } from '../../lib/cloud/cluster/cluster';
import { Network } from '../../lib/cloud/network/network';
import { arns, type Network as NetworkSettings } from '../../lib/environment';
import { testEnvironment } from '../../lib/testing/environments';
import { layerTemplate, type LayerTemplate } from '../../lib/testing/layer-template';

export const environment = testEnvironment();

export const accountRoot = arns.accountRoot(environment);

/** The network of the test environment: three zones of eu-west-2, one NAT gateway. */
export const network = first(environment.networks);

/** The cluster of the test environment. */
export const cluster = first(environment.clusters);

/** How long a network of a test keeps its logs. */
export const LOGS = { flowLogsDays: 14, dnsLogsDays: 30 };

const PLACE = { vpcId: 'vpc-1', subnetIds: ['subnet-a', 'subnet-b'], clientCidrs: { network: '10.0.0.0/16' } };

/** A layer with one network in it. */
export function networkTemplate(overrides: Partial<NetworkSettings> = {}): LayerTemplate {
  return layerTemplate((layer) => {
    new Network(layer, 'Network', { environment, network: { ...network, ...overrides }, ...LOGS });
  });
}

/** A layer with one cluster in it. */
export function clusterTemplate(overrides: Partial<ClusterProps['cluster']> = {}): LayerTemplate {
  return layerTemplate((layer) => {
    new Cluster(layer, 'Cluster', clusterProps(overrides));
  });
}

export function clusterProps(overrides: Partial<ClusterProps['cluster']> = {}): ClusterProps {
  return { environment, cluster: { ...cluster, ...overrides }, ...PLACE, controlPlaneLogsDays: 400 };
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('the test environment has one of each');
  return item;
}
