import type { Construct } from 'constructs';
import { names, subnetTags } from '../../lib/environment';
import { Component, NodeClass, NodePool } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/** Which nodes the cluster may have; Auto Mode makes them when a pod needs one. */
export function nodePools(
  scope: Construct,
  { cluster, network, environment, componentDefaults }: ClusterContext,
): void {
  const component = new Component(scope, 'NodePools', {
    ...componentDefaults,
    name: 'node-pools',
    needs: ['crd/nodeclasses.eks.amazonaws.com', 'crd/nodepools.karpenter.sh'],
    provides: ['node-class/platform', ...cluster.nodePools.map(({ name }) => `node-pool/${name}` as const)],
  });
  const nodeClass = new NodeClass(component, 'NodeClass', {
    name: 'platform',
    role: names.nodeRole(cluster),
    subnetTags: subnetTags(environment, 'private'),
    podSubnetTags: subnetTags(environment, 'pod'),
    securityGroupTags: { 'aws:eks:cluster-name': cluster.name },
    tags: {
      environment: environment.name,
      owner: componentDefaults.owner,
      'cost-centre': environment.costTags.costCentre,
    },
  });
  for (const settings of cluster.nodePools) {
    const { availabilityZones } = network;
    new NodePool(component, `NodePool-${settings.name}`, { settings, nodeClass, availabilityZones });
  }
}
