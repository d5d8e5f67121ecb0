import { cidrRegister } from '../../lib/cli/cidr-register';
import type { EnvironmentInput } from '../../lib/environment';
import { testEnvironment } from '../../lib/testing/environments';

const NETWORK = {
  region: 'eu-west-2',
  cidr: '10.0.0.0/16',
  podCidr: '100.64.0.0/16',
  availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
};

/** The rows of the register of one environment, without its name and region. */
function rows(overrides: Partial<EnvironmentInput> = {}): string[] {
  const { text } = cidrRegister([testEnvironment(overrides)]);
  const start = '| test | eu-west-2 | ';
  return text.split('\n').flatMap((line) => (line.startsWith(start) ? [line.slice(start.length, -2)] : []));
}

describe('the register of CIDRs', () => {
  test('says where it comes from and how it is made', () => {
    const { path, text } = cidrRegister([]);

    expect(path).toBe('cidr-register.md');
    expect(text.split('\n')[0]).toBe(
      '<!-- Generated from environments/ and planSubnets in lib/environment/subnet-plan.ts by `npm run docs`. Do not edit. -->',
    );
  });

  test('lists every range with its size, and what is left of those that are cut', () => {
    expect(rows()).toEqual([
      'VPC | 10.0.0.0/16 | 65536 | 10.0.252.0/22',
      'private subnet, eu-west-2a | 10.0.0.0/18 | 16384 | –',
      'private subnet, eu-west-2b | 10.0.64.0/18 | 16384 | –',
      'private subnet, eu-west-2c | 10.0.128.0/18 | 16384 | –',
      'public subnet, eu-west-2a | 10.0.192.0/20 | 4096 | –',
      'public subnet, eu-west-2b | 10.0.208.0/20 | 4096 | –',
      'public subnet, eu-west-2c | 10.0.224.0/20 | 4096 | –',
      'intra subnet, eu-west-2a | 10.0.240.0/22 | 1024 | –',
      'intra subnet, eu-west-2b | 10.0.244.0/22 | 1024 | –',
      'intra subnet, eu-west-2c | 10.0.248.0/22 | 1024 | –',
      'pods of the VPC | 100.64.0.0/16 | 65536 | 100.64.192.0/18',
      'pod subnet, eu-west-2a | 100.64.0.0/18 | 16384 | –',
      'pod subnet, eu-west-2b | 100.64.64.0/18 | 16384 | –',
      'pod subnet, eu-west-2c | 100.64.128.0/18 | 16384 | –',
    ]);
  });

  test('counts as free what is kept for a third zone', () => {
    const networks = [{ ...NETWORK, availabilityZones: NETWORK.availabilityZones.slice(0, 2) }];

    const cut = rows({ networks }).filter((row) => !row.endsWith('–'));
    expect(cut).toEqual([
      'VPC | 10.0.0.0/16 | 65536 | 10.0.128.0/18, 10.0.224.0/20, 10.0.248.0/21',
      'pods of the VPC | 100.64.0.0/16 | 65536 | 100.64.128.0/17',
    ]);
  });

  test('lists what a transit gateway leads to, and who reaches an API server', () => {
    const transitGateway = { id: 'tgw-0123456789abcdef0', destinations: ['10.200.0.0/16'] };
    const clusters: EnvironmentInput['clusters'] = [
      {
        name: 'test-a',
        region: 'eu-west-2',
        kubernetesVersion: '1.35',
        endpoint: { access: 'public', allowedCidrs: ['203.0.113.0/24'] },
        nodePools: [{ name: 'general', cpuLimit: 16, memoryLimitGiB: 64 }],
      },
    ];

    expect(rows({ networks: [{ ...NETWORK, transitGateway }], clusters }).slice(-2)).toEqual([
      'elsewhere: behind tgw-0123456789abcdef0 | 10.200.0.0/16 | 65536 | –',
      'elsewhere: reaches the API server of test-a | 203.0.113.0/24 | 256 | –',
    ]);
  });
});
