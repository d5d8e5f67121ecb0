import { transitGateways } from '../../../lib/environment/rules/transit-gateways';
import { judge } from '../sources';

const ALLOWED =
  'a range inside 10.0.0.0/8 or 172.16.0.0/12 or 192.168.0.0/16, apart from the network and from each other';

const leadingTo = (...destinations: string[]) => ({
  dev: { networks: { 0: { transitGateway: { id: 'tgw-0123456789abcdef0', destinations } } } },
});

describe('what a transit gateway leads to', () => {
  test.each(['10.200.0.0/16', '10.1.0.0/16', '172.16.0.0/12', '192.168.7.9/32'])('may be %s', (destination) => {
    expect(judge(transitGateways, leadingTo(destination))).toEqual([]);
  });

  test('may be several ranges side by side', () => {
    expect(judge(transitGateways, leadingTo('10.200.0.0/17', '10.200.128.0/17'))).toEqual([]);
  });

  test.each([
    ['10.200.0.1/16', 'is not an IPv4 range in canonical form'],
    ['pl-0123456789abcdef0', 'is not an IPv4 range in canonical form'],
    ['0.0.0.0/0', 'is not inside a private range'],
    ['8.8.8.0/24', 'is not inside a private range'],
    ['100.65.0.0/16', 'is not inside a private range'],
    ['10.0.0.0/8', 'overlaps the cidr (10.0.0.0/16) of this network'],
    ['10.0.240.0/24', 'overlaps the cidr (10.0.0.0/16) of this network'],
    ['10.200.0.0/24', 'overlaps destinations[0] (10.200.0.0/16) of this network'],
    ['10.200.0.0/16', 'overlaps destinations[0] (10.200.0.0/16) of this network'],
  ])('fails when it is %s, which %s', (destination, what) => {
    expect(judge(transitGateways, leadingTo('10.200.0.0/16', destination))).toEqual([
      {
        where: 'environments/dev.ts › networks[0].transitGateway.destinations[1]',
        what,
        received: destination,
        allowed: ALLOWED,
        mend: 'name the ranges behind the transit gateway, such as 10.200.0.0/16',
      },
    ]);
  });

  test('fails when it overlaps the pods, wherever they are', () => {
    const networks = {
      0: { podCidr: '10.64.0.0/16', transitGateway: { id: 'tgw-1', destinations: ['10.64.0.0/20'] } },
    };
    expect(judge(transitGateways, { dev: { networks } }).map(({ what }) => what)).toEqual([
      'overlaps the podCidr (10.64.0.0/16) of this network',
    ]);
  });

  test('is not compared with a range that is none, which another rule reports', () => {
    const networks = { 0: { cidr: 'none', transitGateway: { id: 'tgw-1', destinations: ['10.0.0.0/16'] } } };
    expect(judge(transitGateways, { dev: { networks } })).toEqual([]);
  });
});
