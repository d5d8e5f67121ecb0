import fc from 'fast-check';
import { contains, formatCidr, overlaps, parseCidr } from '../../lib/environment/cidr';
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
  return plan.flatMap(({ publicCidr, privateCidr, podCidr }) => [publicCidr, privateCidr, podCidr]);
}

describe('planSubnets', () => {
  test('puts every subnet inside its own range', () => {
    fc.assert(
      fc.property(network, (settings) => {
        for (const { publicCidr, privateCidr, podCidr } of planSubnets(settings)) {
          expect(contains(parseCidr(settings.cidr), parseCidr(publicCidr))).toBe(true);
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
      },
      {
        availabilityZone: 'eu-west-2a',
        publicCidr: '10.0.208.0/20',
        privateCidr: '10.0.64.0/18',
        podCidr: '100.64.64.0/18',
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
