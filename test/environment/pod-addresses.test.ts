import fc from 'fast-check';
import { parseCidr, sizeOf } from '../../lib/environment/cidr';
import {
  mostNodesOf,
  mostPodsOn,
  nodesWithPodAddresses,
  podAddressesOf,
  SMALLEST_NODE_VCPUS,
} from '../../lib/environment/pod-addresses';
import { planSubnets } from '../../lib/environment/subnet-plan';

const ZONES = ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'];

const network = fc
  .record({
    prefix: fc.integer({ min: 16, max: 20 }),
    podPrefix: fc.integer({ min: 16, max: 18 }),
    zones: fc.integer({ min: 2, max: 3 }),
  })
  .map(({ prefix, podPrefix, zones }) => ({
    cidr: `10.0.0.0/${prefix}`,
    podCidr: `100.64.0.0/${podPrefix}`,
    availabilityZones: ZONES.slice(0, zones),
  }));

const pools = fc.array(fc.record({ cpuLimit: fc.integer({ min: 1, max: 2000 }) }), { maxLength: 5 });

/** Sizes of EC2 instances that Auto Mode may choose, in vCPUs. */
const nodeSize = fc.constantFrom(2, 4, 8, 16, 32, 48, 64, 96, 192);

/** Nodes of any sizes, as they come, until one no longer fits into the limit of its pool. */
function grow(cpuLimit: number, sizes: readonly number[]): number[] {
  const nodes: number[] = [];
  let used = 0;
  for (const size of sizes) {
    if (used + size > cpuLimit) break;
    nodes.push(size);
    used += size;
  }
  return nodes;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('what pools take of the pod subnets', () => {
  test('by example', () => {
    expect([2, 4, 96].map((vCpus) => [mostPodsOn(vCpus), podAddressesOf(vCpus)])).toEqual([
      [80, 81],
      [110, 113],
      [110, 113],
    ]);
    expect(mostNodesOf([{ cpuLimit: 512 }, { cpuLimit: 257 }])).toBe(384);
  });

  test('is never more than that of the smallest nodes, whatever nodes Auto Mode makes', () => {
    fc.assert(
      fc.property(pools, fc.array(nodeSize, { maxLength: 1000 }), (limits, sizes) => {
        const nodes = limits.flatMap(({ cpuLimit }) => grow(cpuLimit, sizes));
        const most = mostNodesOf(limits);
        expect(nodes.length).toBeLessThanOrEqual(most);
        expect(sum(nodes.map(mostPodsOn))).toBeLessThanOrEqual(most * mostPodsOn(SMALLEST_NODE_VCPUS));
        expect(sum(nodes.map(podAddressesOf))).toBeLessThanOrEqual(most * podAddressesOf(SMALLEST_NODE_VCPUS));
      }),
    );
  });

  test('is an address for each pod at least, in whole prefixes', () => {
    fc.assert(
      fc.property(nodeSize, (vCpus) => {
        expect(podAddressesOf(vCpus)).toBeGreaterThan(mostPodsOn(vCpus));
        expect((podAddressesOf(vCpus) - 1) % 16).toBe(0);
      }),
    );
  });
});

describe('what the pod subnets hold', () => {
  test('by example', () => {
    const room = (podCidr: string, zones: number) =>
      nodesWithPodAddresses({ podCidr, availabilityZones: ZONES.slice(0, zones) });
    expect([room('100.64.0.0/16', 3), room('100.64.0.0/16', 2), room('100.64.0.0/18', 3)]).toEqual([545, 363, 136]);
  });

  test('fits into the subnets that are cut, without the five addresses that AWS keeps, and leaves a tenth free', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const subnets = planSubnets(settings).map(({ podCidr }) => sizeOf(parseCidr(podCidr)) - 5);
        const taken = nodesWithPodAddresses(settings) * podAddressesOf(SMALLEST_NODE_VCPUS);
        expect(taken).toBeLessThanOrEqual(sum(subnets) * 0.9);
        expect(taken + podAddressesOf(SMALLEST_NODE_VCPUS)).toBeGreaterThan(sum(subnets) * 0.9);
      }),
    );
  });

  test('runs out before the addresses for nodes do: those need no rule', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const subnets = planSubnets(settings).map(({ privateCidr }) => sizeOf(parseCidr(privateCidr)) - 5);
        expect(nodesWithPodAddresses(settings)).toBeLessThan(sum(subnets) / 2);
      }),
    );
  });
});
