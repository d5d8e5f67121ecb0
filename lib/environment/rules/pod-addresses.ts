import type { Problem } from '../../problems';
import { formatCidr, tryParseCidr } from '../cidr';
import { mostNodesOf, mostPodsOn, nodesWithPodAddresses, SMALLEST_NODE_VCPUS } from '../pod-addresses';
import type { Network } from '../schema';
import { counted } from '../wording';
import { LONGEST_POD_PREFIX, SHORTEST_PREFIX } from './cidrs';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/**
 * The pod subnets of a network have addresses for all that the node pools of its region may grow to. Counted are nodes of
 * the smallest size, each with as many pods as it has CPU for when every pod asks for the default: more nodes, or more pods
 * a vCPU, there cannot be, unless pods ask for less. Memory could only lower it. A pool that no longer grows because
 * addresses have run out is found out in the worst hour. Nodes have addresses of their own, of which even the smallest
 * network has more than the largest pod range can use.
 */
export const podAddresses = eachEnvironment((source) =>
  source.environment.networks.flatMap((network, index) => judge(source, network, index)),
);

function judge(source: SourcedEnvironment, network: Network, index: number): Problem[] {
  const clusters = source.environment.clusters.filter(({ region }) => region === network.region);
  const wanted = mostNodesOf(clusters.flatMap(({ nodePools }) => nodePools));
  if (!hasSubnets(network) || !(wanted > nodesWithPodAddresses(network))) return [];
  const pods = `${mostPodsOn(SMALLEST_NODE_VCPUS)} pods each`;
  return [
    {
      where: at(source, 'networks', index, 'podCidr'),
      what: `is too small for what the node pools of ${clusters.map(({ name }) => name).join(', ')} may grow to`,
      received: `${network.podCidr}, with addresses for ${counted(nodesWithPodAddresses(network), 'node')} of ${pods}`,
      allowed: `addresses for ${counted(wanted, 'node')} of ${pods}: as many as ${SMALLEST_NODE_VCPUS} vCPUs fit into all cpuLimits`,
      mend: mendFor(network, wanted),
    },
  ];
}

/** A range that is none, and a network without zones, are the business of other rules. */
function hasSubnets({ podCidr, availabilityZones }: Network): boolean {
  const prefix = tryParseCidr(podCidr)?.prefix ?? 0;
  return prefix >= SHORTEST_PREFIX && prefix <= LONGEST_POD_PREFIX && availabilityZones.length > 0;
}

function mendFor(network: Network, wanted: number): string {
  const vCpus = nodesWithPodAddresses(network) * SMALLEST_NODE_VCPUS;
  const lower = `lower the cpuLimits of these pools to ${vCpus} vCPUs together`;
  const prefix = prefixesFromLongest().find((length) => {
    const podCidr = formatCidr({ base: 0, prefix: length });
    return nodesWithPodAddresses({ ...network, podCidr }) >= wanted;
  });
  return prefix === undefined ? lower : `choose a /${prefix}, or ${lower}`;
}

function prefixesFromLongest(): number[] {
  return Array.from({ length: LONGEST_POD_PREFIX - SHORTEST_PREFIX + 1 }, (_, shorter) => LONGEST_POD_PREFIX - shorter);
}
