import fc from 'fast-check';
import { contains, formatCidr, overlaps, parseCidr, sizeOf } from '../../lib/environment/cidr';
import { counterparts } from '../../lib/kubernetes/counterparts';

const LINK_LOCAL = parseCidr('169.254.0.0/16');

function rangesOf(...cidrs: string[]) {
  return counterparts.ranges(cidrs, [443]).peers.map(({ ipBlock }) => parseCidr(ipBlock?.cidr ?? ''));
}

describe('ranges outside the cluster', () => {
  test('are taken as they are', () => {
    expect(rangesOf('203.0.113.0/24', '198.51.100.7/32').map(formatCidr)).toEqual([
      '203.0.113.0/24',
      '198.51.100.7/32',
    ]);
  });

  test('never hold the metadata of the instance, and need no exception for it', () => {
    const { peers } = counterparts.ranges(['0.0.0.0/0'], [443]);
    expect(peers.filter(({ ipBlock }) => ipBlock?.except !== undefined)).toEqual([]);
    expect(rangesOf('0.0.0.0/0')).toHaveLength(16);
    expect(rangesOf('169.254.0.0/16')).toEqual([]);
  });

  test('lose nothing but the services of the node', () => {
    const cidr = fc
      .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
      .map(([prefix, address]) => ({ base: address - (address % 2 ** (32 - prefix)), prefix }));
    fc.assert(
      fc.property(cidr, (asked) => {
        const given = rangesOf(formatCidr(asked));
        expect(given.filter((range) => overlaps(range, LINK_LOCAL) || !contains(asked, range))).toEqual([]);
        const lost = contains(asked, LINK_LOCAL) ? sizeOf(LINK_LOCAL) : contains(LINK_LOCAL, asked) ? sizeOf(asked) : 0;
        expect(given.reduce((sum, range) => sum + sizeOf(range), 0)).toBe(sizeOf(asked) - lost);
      }),
    );
  });

  test('fail when they are none', () => {
    expect(() => rangesOf('acme.example')).toThrow('not an IPv4 range in canonical form: acme.example');
  });
});
