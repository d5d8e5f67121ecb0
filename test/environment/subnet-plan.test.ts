import fc from 'fast-check';
import { contains, formatCidr, overlaps, parseCidr, split } from '../../lib/environment/cidr';
import { planSubnets, type ZonePlan } from '../../lib/environment/subnet-plan';

const ZONES = ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'];

/** Any network that the rules let pass: /16 to /20 in 10.0.0.0/8, pods /16 to /18 in 100.64.0.0/10. */
const network = fc
  .record({
    prefix: fc.integer({ min: 16, max: 20 }),
    podPrefix: fc.integer({ min: 16, max: 18 }),
    position: fc.nat(255),
    podPosition: fc.nat(63),
    zones: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ prefix, podPrefix, position, podPosition, zones }) => ({
    cidr: formatCidr({ base: (10 * 256 + position) * 2 ** 16, prefix }),
    podCidr: formatCidr({ base: (100 * 256 + 64 + podPosition) * 2 ** 16, prefix: podPrefix }),
    availabilityZones: ZONES.slice(0, zones),
  }));

function subnetsOf(plan: readonly ZonePlan[]): string[] {
  return plan.flatMap(({ publicCidr, privateCidr, podCidr, intraCidr }) => [
    publicCidr,
    privateCidr,
    podCidr,
    intraCidr,
  ]);
}

describe('planSubnets', () => {
  test('puts every subnet inside its own range', () => {
    fc.assert(
      fc.property(network, (settings) => {
        for (const { publicCidr, privateCidr, podCidr, intraCidr } of planSubnets(settings)) {
          expect(contains(parseCidr(settings.cidr), parseCidr(publicCidr))).toBe(true);
          expect(contains(parseCidr(settings.cidr), parseCidr(intraCidr))).toBe(true);
          expect(contains(parseCidr(settings.cidr), parseCidr(privateCidr))).toBe(true);
          expect(contains(parseCidr(settings.podCidr), parseCidr(podCidr))).toBe(true);
        }
      }),
    );
  });

  test('gives no address to two subnets', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const subnets = subnetsOf(planSubnets(settings)).map(parseCidr);
        subnets.forEach((subnet, index) => {
          expect(subnets.slice(index + 1).some((other) => overlaps(subnet, other))).toBe(false);
        });
      }),
    );
  });

  test('gives a zone a quarter of each range for nodes and for pods, and a sixteenth for what faces the internet', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const { prefix } = parseCidr(settings.cidr);
        const { prefix: podPrefix } = parseCidr(settings.podCidr);
        for (const { publicCidr, privateCidr, podCidr } of planSubnets(settings)) {
          expect(parseCidr(privateCidr).prefix).toBe(prefix + 2);
          expect(parseCidr(publicCidr).prefix).toBe(prefix + 4);
          expect(parseCidr(podCidr).prefix).toBe(podPrefix + 2);
        }
      }),
    );
  });

  test('gives a zone a sixty-fourth for the control plane, behind all else, and never less than the /28 that AWS wants', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const range = parseCidr(settings.cidr);
        const lastSixteenth = split(range, 4).at(-1) ?? range;
        for (const { intraCidr } of planSubnets(settings)) {
          expect(parseCidr(intraCidr).prefix).toBe(range.prefix + 6);
          expect(parseCidr(intraCidr).prefix).toBeLessThanOrEqual(28);
          expect(contains(lastSixteenth, parseCidr(intraCidr))).toBe(true);
        }
      }),
    );
  });

  test('leaves the last sixty-fourth of the network free', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const range = parseCidr(settings.cidr);
        const free = split(range, 6).at(-1) ?? range;
        expect(subnetsOf(planSubnets(settings)).some((subnet) => overlaps(free, parseCidr(subnet)))).toBe(false);
      }),
    );
  });

  test('has never moved what was cut before there were intra subnets', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const quarters = split(parseCidr(settings.cidr), 2).map(formatCidr);
        const sixteenths = split(parseCidr(settings.cidr), 4).map(formatCidr);
        const podQuarters = split(parseCidr(settings.podCidr), 2).map(formatCidr);
        planSubnets(settings).forEach(({ publicCidr, privateCidr, podCidr }, index) => {
          expect([privateCidr, publicCidr, podCidr]).toEqual([
            quarters[index],
            sixteenths[12 + index],
            podQuarters[index],
          ]);
        });
      }),
    );
  });

  test('moves no address when a zone is added', () => {
    fc.assert(
      fc.property(network, (settings) => {
        const all = planSubnets({ ...settings, availabilityZones: ZONES });
        expect(planSubnets(settings)).toEqual(all.slice(0, settings.availabilityZones.length));
      }),
    );
  });

  test('keeps the order of the zones', () => {
    const settings = { cidr: '10.0.0.0/16', podCidr: '100.64.0.0/16', availabilityZones: ['eu-west-2c', 'eu-west-2a'] };
    expect(planSubnets(settings)).toEqual([
      {
        availabilityZone: 'eu-west-2c',
        publicCidr: '10.0.192.0/20',
        privateCidr: '10.0.0.0/18',
        podCidr: '100.64.0.0/18',
        intraCidr: '10.0.240.0/22',
      },
      {
        availabilityZone: 'eu-west-2a',
        publicCidr: '10.0.208.0/20',
        privateCidr: '10.0.64.0/18',
        podCidr: '100.64.64.0/18',
        intraCidr: '10.0.244.0/22',
      },
    ]);
  });

  test('fails when there is a fourth zone', () => {
    const availabilityZones = [...ZONES, 'eu-west-2d'];
    expect(() => planSubnets({ cidr: '10.0.0.0/16', podCidr: '100.64.0.0/16', availabilityZones })).toThrow(
      'no room for zone 4: three at most',
    );
  });
});
