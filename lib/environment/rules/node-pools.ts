import type { Problem } from '../../problems';
import { SMALLEST_NODE_VCPUS } from '../pod-addresses';
import { counted } from '../wording';
import type { Cluster, NodePool } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/**
 * Auto Mode has a node class of this name with its built-in pools, and each of our pools has one of its own name.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
const RESERVED_NAME = 'default';

/** Every pod finds a node: no built-in pool is there to take what our own do not. */
export const nodePools = eachEnvironment((source) =>
  source.environment.clusters.flatMap((cluster, index) => [
    ...openPool(source, cluster, index),
    ...cluster.nodePools.flatMap((pool, position) => judge(source, pool, ['clusters', index, 'nodePools', position])),
  ]),
);

/** Add-ons such as metrics-server and most pods of teams tolerate nothing, and must not go when AWS wants a node back. */
function openPool(source: SourcedEnvironment, { nodePools: pools }: Cluster, index: number): Problem[] {
  // An empty list is the business of the rule about amounts.
  if (pools.length === 0 || pools.some(isOpen)) return [];
  return [
    {
      where: at(source, 'clusters', index, 'nodePools'),
      what: 'has no node for pods that tolerate nothing',
      received: pools
        .map(({ name, capacity, taints }) => `${name}: ${capacity}, ${counted(taints.length, 'taint')}`)
        .join('; '),
      allowed: 'at least one pool of on-demand nodes without a taint that keeps pods away',
      mend: "add { name: 'general', cpuLimit: 64, memoryLimitGiB: 256 }",
    },
  ];
}

function isOpen({ capacity, taints }: NodePool): boolean {
  return capacity === 'on-demand' && taints.every(({ effect }) => effect === 'PreferNoSchedule');
}

function judge(source: SourcedEnvironment, { name, maxNodeCpu }: NodePool, path: readonly PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  if (name === RESERVED_NAME) {
    problems.push({
      where: at(source, ...path, 'name'),
      what: 'is the name of a node class of EKS Auto Mode',
      received: name,
      allowed: 'any other name',
      mend: "write 'general', or what the pool is for",
    });
  }
  // What is no amount at all is reported as such.
  if (maxNodeCpu >= 1 && maxNodeCpu < SMALLEST_NODE_VCPUS) {
    problems.push({
      where: at(source, ...path, 'maxNodeCpu'),
      what: 'is less than the smallest node of EKS Auto Mode has',
      received: String(maxNodeCpu),
      allowed: `at least ${SMALLEST_NODE_VCPUS}`,
      mend: 'leave it out for 32, or raise it',
    });
  }
  return problems;
}
