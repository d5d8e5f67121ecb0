import type { Construct } from 'constructs';
import { names, subnetTags } from '../../lib/environment';
import { Component, NodeClass, NodePool } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/**
 * Which nodes the cluster may have; Auto Mode makes them when a pod needs one. Each pool has a node class of its own and
 * of its name: disks differ, the bill can be split by pool, and a change of a class replaces the nodes of one pool.
 */
export function nodePools(
  scope: Construct,
  { cluster, network, environment, componentDefaults }: ClusterContext,
): void {
  const { nodePools: pools, quietHours } = cluster;
  const { availabilityZones } = network;
  const component = new Component(scope, 'NodePools', {
    ...componentDefaults,
    name: 'node-pools',
    needs: ['crd/nodeclasses.eks.amazonaws.com', 'crd/nodepools.karpenter.sh'],
    provides: pools.flatMap(({ name }) => [`node-class/${name}`, `node-pool/${name}`] as const),
  });
  for (const settings of pools) {
    const nodeClass = new NodeClass(component, `NodeClass-${settings.name}`, {
      name: settings.name,
      role: names.nodeRole(cluster),
      subnetTags: subnetTags(environment, 'private'),
      podSubnetTags: subnetTags(environment, 'pod'),
      securityGroupTags: { 'aws:eks:cluster-name': cluster.name },
      ephemeralStorageGiB: settings.diskGiB,
      tags: {
        environment: environment.name,
        owner: componentDefaults.owner,
        'cost-centre': environment.costTags.costCentre,
        'node-pool': settings.name,
      },
    });
    new NodePool(component, `NodePool-${settings.name}`, { settings, nodeClass, availabilityZones, quietHours });
  }
}
