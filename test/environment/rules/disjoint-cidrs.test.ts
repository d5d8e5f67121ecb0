import fc from 'fast-check';
import { formatCidr, overlaps, parseCidr } from '../../../lib/environment/cidr';
import { disjointCidrs } from '../../../lib/environment/rules/disjoint-cidrs';
import { judge } from '../sources';

const SECOND = { region: 'eu-west-1', availabilityZones: ['eu-west-1a', 'eu-west-1b'] };

describe('ranges', () => {
  test('may lie side by side', () => {
    const networks = { 0: { cidr: '10.3.0.0/17' }, 1: { ...SECOND, cidr: '10.3.128.0/17', podCidr: '100.67.0.0/16' } };
    expect(judge(disjointCidrs, { dev: { networks } })).toEqual([]);
  });

  test('fails when two environments have one range', () => {
    expect(judge(disjointCidrs, { prod: { networks: { 0: { cidr: '10.0.0.0/16' } } } })).toEqual([
      {
        where: 'environments/prod.ts › networks[0].cidr',
        what: 'overlaps environments/dev.ts › networks[0].cidr (10.0.0.0/16)',
        received: '10.0.0.0/16',
        allowed: 'ranges that share no address with any network of any environment',
        mend: 'choose a free range for one of the two, such as 10.2.0.0/16',
      },
    ]);
  });

  test('are named where there is a free one of the same size, which clusters do not use inside either', () => {
    const mendOf = (range: string, other: string) =>
      judge(disjointCidrs, {
        dev: { networks: { 0: { cidr: range } } },
        prod: { networks: { 0: { cidr: other } } },
      }).map(({ mend }) => mend);
    const text = 'choose a free range for one of the two';
    expect(mendOf('172.16.0.0/14', '172.16.0.0/16')).toEqual([`${text}, such as 172.21.0.0/16`]);
    expect(mendOf('192.168.0.0/16', '192.168.16.0/20')).toEqual([text]);
  });

  test('fails when two networks of one environment overlap', () => {
    const networks = { 1: { ...SECOND, cidr: '10.0.16.0/20', podCidr: '100.64.128.0/18' } };
    expect(judge(disjointCidrs, { dev: { networks } }).map(({ where, what }) => `${where} ${what}`)).toEqual([
      'environments/dev.ts › networks[1].cidr overlaps environments/dev.ts › networks[0].cidr (10.0.0.0/16)',
      'environments/dev.ts › networks[1].podCidr overlaps environments/dev.ts › networks[0].podCidr (100.64.0.0/16)',
    ]);
  });

  test('fails once for each range inside a larger one, also when smaller ones lie between', () => {
    const changes = {
      dev: { networks: { 0: { cidr: '10.0.0.0/8' } } },
      staging: { networks: { 0: { cidr: '10.1.0.0/20' } } },
      prod: { networks: { 0: { cidr: '10.200.0.0/16' } } },
    };
    expect(judge(disjointCidrs, changes).map(({ where, what }) => `${where} ${what}`)).toEqual([
      'environments/staging.ts › networks[0].cidr overlaps environments/dev.ts › networks[0].cidr (10.0.0.0/8)',
      'environments/prod.ts › networks[0].cidr overlaps environments/dev.ts › networks[0].cidr (10.0.0.0/8)',
    ]);
  });

  test('are not compared when they are none, which another rule reports', () => {
    expect(judge(disjointCidrs, { prod: { networks: { 0: { cidr: '10.0.0.1/16' } } } })).toEqual([]);
  });

  test('overlap somewhere exactly when the rule says so', () => {
    const cidr = fc
      .tuple(fc.integer({ min: 8, max: 20 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
      .map(([prefix, address]) => formatCidr({ base: address - (address % 2 ** (32 - prefix)), prefix }));
    fc.assert(
      fc.property(fc.array(cidr, { minLength: 3, maxLength: 3 }), ([a = '', b = '', c = '']) => {
        const network = (range: string) => ({ networks: { 0: { cidr: range, podCidr: 'none' } } });
        const found = judge(disjointCidrs, { dev: network(a), staging: network(b), prod: network(c) });
        const pairs = [[a, b], [a, c], [b, c]] as const; // prettier-ignore
        expect(found.length > 0).toBe(pairs.some(([x, y]) => overlaps(parseCidr(x), parseCidr(y))));
      }),
    );
  });
});
