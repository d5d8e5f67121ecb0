import { serviceCidr } from '../../../lib/environment/rules/service-cidr';
import { judge, messageOf, reportOf } from '../sources';

const network = (changes: object) => ({ dev: { networks: { 0: changes } } });

const leadingTo = (...destinations: string[]) =>
  network({ transitGateway: { id: 'tgw-0123456789abcdef0', destinations } });

describe('the addresses of Kubernetes Services', () => {
  test('may have neighbours', () => {
    expect(judge(serviceCidr, network({ cidr: '172.21.0.0/16' }))).toEqual([]);
    expect(judge(serviceCidr, leadingTo('172.16.0.0/14', '172.19.0.0/16'))).toEqual([]);
  });

  test.each([
    ['cidr', network({ cidr: '172.20.128.0/20' })],
    ['podCidr', network({ podCidr: '172.20.0.0/16' })],
    ['transitGateway.destinations[1]', leadingTo('10.200.0.0/16', '172.16.0.0/12')],
  ])('fails when they are inside the %s too', (field, values) => {
    expect(judge(serviceCidr, values).map(({ where, what }) => `${where} ${what}`)).toEqual([
      `environments/dev.ts › networks[0].${field} overlaps the addresses of Kubernetes Services`,
    ]);
  });

  test('fails with a message that says which range to leave alone', () => {
    expect(messageOf(leadingTo('172.20.0.0/20'))).toEqual(
      reportOf(
        'networks[0].transitGateway.destinations[0]',
        'overlaps the addresses of Kubernetes Services',
        'received  172.20.0.0/20',
        'allowed   ranges that share no address with 172.20.0.0/16, which every cluster uses inside',
        'mend      choose a range beside it, such as 172.16.0.0/14 or one in 10.0.0.0/8',
      ),
    );
  });

  test('are not compared with a range that is none, which another rule reports', () => {
    expect(judge(serviceCidr, network({ cidr: '172.20.0.1/16', podCidr: 'none' }))).toEqual([]);
  });
});
