import { cidrs } from '../../../lib/environment/rules/cidrs';
import { judge } from '../sources';

const network = (changes: object) => ({ dev: { networks: { 0: changes } } });

const endpoint = (...allowedCidrs: string[]) => ({
  dev: { clusters: { 0: { endpoint: { access: 'public', allowedCidrs } } } },
});

describe('the range of nodes', () => {
  test.each(['10.0.0.0/16', '10.255.240.0/20', '172.16.0.0/16', '172.31.0.0/18', '192.168.0.0/16'])(
    'may be %s',
    (cidr) => {
      expect(judge(cidrs, network({ cidr }))).toEqual([]);
    },
  );

  test.each([
    ['10.0.0.1/16', 'is not an IPv4 range in canonical form'],
    ['10.0.0.0', 'is not an IPv4 range in canonical form'],
    ['fd00::/8', 'is not an IPv4 range in canonical form'],
    ['11.0.0.0/16', 'is not inside a private range'],
    ['172.32.0.0/16', 'is not inside a private range'],
    ['10.0.0.0/21', 'is too small for its subnets'],
    ['10.0.0.0/8', 'is larger than AWS allows for a VPC'],
  ])('fails when it is %s, which %s', (cidr, what) => {
    expect(judge(cidrs, network({ cidr }))).toEqual([
      {
        where: 'environments/dev.ts › networks[0].cidr',
        what,
        received: cidr,
        allowed: '/16 to /20 inside 10.0.0.0/8 or 172.16.0.0/12 or 192.168.0.0/16',
        mend: 'choose a range such as 10.0.0.0/16',
      },
    ]);
  });
});

describe('the range of pods', () => {
  test.each(['100.64.0.0/16', '100.127.192.0/18', '198.18.0.0/16'])('may be %s', (podCidr) => {
    expect(judge(cidrs, network({ podCidr }))).toEqual([]);
  });

  test.each([
    ['10.0.0.0/16', 'is not inside a private range'],
    ['100.64.0.0/19', 'is too small for its subnets'],
    ['100.64.0.0/10', 'is larger than AWS allows for a VPC'],
  ])('fails when it is %s, which %s', (podCidr, what) => {
    expect(judge(cidrs, network({ podCidr }))).toEqual([
      {
        where: 'environments/dev.ts › networks[0].podCidr',
        what,
        received: podCidr,
        allowed: '/16 to /18 inside 100.64.0.0/10 or 198.18.0.0/15',
        mend: 'choose a range such as 100.64.0.0/16',
      },
    ]);
  });
});

describe('ranges that reach the API server', () => {
  test('may be those that people come from', () => {
    expect(judge(cidrs, endpoint('203.0.113.0/24', '198.51.100.7/32'))).toEqual([]);
  });

  test.each([
    ['0.0.0.0/0', 'opens the API server to everybody'],
    ['203.0.113.9', 'is not an IPv4 range in canonical form'],
  ])('fails when one is %s, which %s', (text, what) => {
    expect(judge(cidrs, endpoint('203.0.113.0/24', text))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].endpoint.allowedCidrs[1]',
        what,
        received: text,
        allowed: 'the ranges that people come from, such as 203.0.113.0/24',
        mend: "name the office or VPN range, or set endpoint to { access: 'private' }",
      },
    ]);
  });
});
