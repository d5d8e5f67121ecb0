import { parseCidr, sizeOf } from './cidr';
import { DEFAULT_REQUEST } from './default-request';
import type { Network, NodePool } from './schema';

/**
 * EKS allows no more, however large the node.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
const MAX_PODS_PER_NODE = 110;

/**
 * Addresses of a /28: Auto Mode takes them for pods in such prefixes.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
 */
const PREFIX_ADDRESSES = 16;

/**
 * Auto Mode makes no node with a single vCPU.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html#auto-supported-instances
 */
export const SMALLEST_NODE_VCPUS = 2;

/**
 * The first four addresses of a subnet, and the last.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
const RESERVED_BY_AWS = 5;

/**
 * What the smallest nodes may fill of the subnets. The rest is for a pool that passes its limit for a moment, for the
 * prefixes that Auto Mode keeps ready and for those that it has not given back yet; their number is not published.
 * @see https://karpenter.sh/docs/concepts/nodepools/#speclimits
 */
const FILLED_AT_MOST = 0.9;

/** As many pods as a node has CPU for, when each asks for what it gets if it asks for nothing. */
export function mostPodsOn(vCpus: number): number {
  return Math.min(MAX_PODS_PER_NODE, Math.floor((vCpus * 1000) / DEFAULT_REQUEST.cpuMillicores));
}

/** What a full node takes of the pod subnets: whole prefixes for its pods, and the address of the interface they hang on. */
export function podAddressesOf(vCpus: number): number {
  return Math.ceil(mostPodsOn(vCpus) / PREFIX_ADDRESSES) * PREFIX_ADDRESSES + 1;
}

/** How many nodes the pools can grow to: all of the smallest, which also take more addresses a vCPU than larger ones. */
export function mostNodesOf(pools: readonly Pick<NodePool, 'cpuLimit'>[]): number {
  return pools.reduce((nodes, { cpuLimit }) => nodes + Math.floor(cpuLimit / SMALLEST_NODE_VCPUS), 0);
}

/** For how many of the smallest nodes the pod subnets of a network have addresses: one subnet a zone, a quarter of the range. */
export function nodesWithPodAddresses({
  podCidr,
  availabilityZones,
}: Pick<Network, 'podCidr' | 'availabilityZones'>): number {
  const addresses = availabilityZones.length * (sizeOf(parseCidr(podCidr)) / 4 - RESERVED_BY_AWS);
  return Math.floor((addresses * FILLED_AT_MOST) / podAddressesOf(SMALLEST_NODE_VCPUS));
}
