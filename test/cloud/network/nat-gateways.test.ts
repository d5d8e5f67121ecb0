import { natZones } from '../../../lib/cloud/network/nat-gateways';
import { networkTemplate } from '../fixtures';

describe('NatGateways', () => {
  test.each([
    ['none', []],
    ['single', ['a']],
    ['per-zone', ['a', 'b', 'c']],
  ] as const)('makes the gateways of the strategy %s, with an address each', (nat, zones) => {
    const template = networkTemplate({ nat });

    expect(Object.keys(template.resources('aws_nat_gateway'))).toEqual(zones);
    expect(Object.keys(template.resources('aws_eip'))).toEqual(zones.map((zone) => `nat_${zone}`));
  });

  test.each([
    ['none', []],
    ['single', ['a']],
    ['per-zone', ['a', 'b']],
  ] as const)('says before it makes them in which zones they will be: %s', (nat, zones) => {
    expect(natZones(nat, ['a', 'b'])).toEqual(zones);
  });

  test('puts a gateway in the public subnet of its zone, after the internet gateway', () => {
    expect(networkTemplate({ nat: 'per-zone' }).resource('aws_nat_gateway', 'b')).toEqual({
      allocation_id: '${aws_eip.nat_b.id}',
      subnet_id: '${aws_subnet.public_b.id}',
      tags: { Name: 'test-eu-west-2-nat-b' },
      depends_on: ['aws_internet_gateway.main'],
    });
  });

  test('keeps the gateway of the first zone when a network goes from one to one in each zone', () => {
    const single = networkTemplate({ nat: 'single' });
    const perZone = networkTemplate({ nat: 'per-zone' });

    expect(perZone.resource('aws_nat_gateway', 'a')).toEqual(single.resource('aws_nat_gateway', 'a'));
  });
});
