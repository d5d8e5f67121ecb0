import fc from 'fast-check';
import { contains, formatCidr, overlaps, parseCidr, sizeOf } from '../../lib/environment/cidr';
import { type Counterpart, counterparts } from '../../lib/kubernetes/counterparts';

const LINK_LOCAL = parseCidr('169.254.0.0/16');

/** Those of one network, in the terms of addresses. */
const NETWORK = {
  cidr: '10.0.0.0/16',
  podCidr: '100.64.0.0/16',
  availabilityZones: ['eu-west-2a', 'eu-west-2b'],
};

function holds({ peers }: Counterpart, address: string): boolean {
  return peers.some(({ ipBlock }) => contains(parseCidr(ipBlock?.cidr ?? ''), parseCidr(`${address}/32`)));
}

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

describe('AWS', () => {
  const aws = counterparts.aws(NETWORK);

  test.each([
    ['an interface endpoint', '10.0.64.10'],
    ['S3', '52.95.150.10'],
    ['SNS', '3.8.37.24'],
  ])('is reached as %s', (_, address) => {
    expect(holds(aws, address)).toBe(true);
  });

  test.each([
    ['instance metadata', '169.254.169.254'],
    ['a pod', '100.64.0.10'],
    ['the API server', '172.20.0.1'],
    ['a public subnet', '10.0.192.10'],
    ['another network', '10.1.0.10'],
    ['an office', '192.168.1.10'],
    ['the machine itself', '127.0.0.1'],
    ['a broadcast', '255.255.255.255'],
  ])('is not %s', (_, address) => {
    expect(holds(aws, address)).toBe(false);
  });

  test('is reached at 443 alone', () => {
    expect(aws.ports?.map(({ port }) => port?.value)).toEqual([443]);
  });
});

test('the internet is nothing that is ours', () => {
  const internet = counterparts.internet([443]);
  expect(['9.9.9.9', '203.0.113.10'].map((address) => holds(internet, address))).toEqual([true, true]);
  expect(['10.0.64.10', '100.64.0.10', '172.20.0.1'].map((address) => holds(internet, address))).toEqual([
    false,
    false,
    false,
  ]);
});

test('private subnets are those of the nodes, one a zone', () => {
  expect(counterparts.privateSubnets(NETWORK, [10250]).peers).toEqual([
    { ipBlock: { cidr: '10.0.0.0/18' } },
    { ipBlock: { cidr: '10.0.64.0/18' } },
  ]);
});

test('a namespace is known by a label that only the API server sets', () => {
  expect(counterparts.namespace('flux-system', [9093]).peers).toEqual([
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'flux-system' } } },
  ]);
});
