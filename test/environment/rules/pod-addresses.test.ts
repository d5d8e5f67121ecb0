import { podAddresses } from '../../../lib/environment/rules/pod-addresses';
import { judge, messageOf, reportOf } from '../sources';

const settings = (podCidr: string, cpuLimit: number, network: object = {}) => ({
  networks: { 0: { podCidr, ...network } },
  clusters: { 0: { nodePools: { 0: { cpuLimit } } } },
});

const cluster = (name: string, region: string, cpuLimit: number) => ({
  name,
  region,
  kubernetesVersion: '1.35',
  nodePools: [{ name: 'general', cpuLimit, memoryLimitGiB: 1024 }],
});

describe('the pod range', () => {
  test.each([
    ['100.64.0.0/18', 273],
    ['100.64.0.0/16', 1091],
  ])('may be as small as the pools let it be: %s for %i vCPUs', (podCidr, cpuLimit) => {
    expect(judge(podAddresses, { dev: settings(podCidr, cpuLimit) })).toEqual([]);
    expect(judge(podAddresses, { dev: settings(podCidr, cpuLimit + 1) })).toHaveLength(1);
  });

  test('fails when its subnets have too few addresses, and a larger one has enough', () => {
    expect(messageOf({ dev: settings('100.64.0.0/18', 512) })).toBe(
      reportOf(
        'networks[0].podCidr',
        'is too small for what the node pools of dev-a may grow to',
        'received  100.64.0.0/18, with addresses for 136 nodes of 80 pods each',
        'allowed   addresses for 256 nodes of 80 pods each: as many as 2 vCPUs fit into all cpuLimits',
        'mend      choose a /17, or lower the cpuLimits of these pools to 272 vCPUs together',
      ),
    );
  });

  test('fails when no range is large enough', () => {
    expect(judge(podAddresses, { dev: settings('100.64.0.0/16', 4096) })).toMatchObject([
      { mend: 'lower the cpuLimits of these pools to 1090 vCPUs together' },
    ]);
  });

  test('fails when two zones have too few addresses where three had enough', () => {
    const two = { availabilityZones: ['eu-west-2a', 'eu-west-2b'] };
    expect(judge(podAddresses, { dev: settings('100.64.0.0/18', 270) })).toEqual([]);
    expect(judge(podAddresses, { dev: settings('100.64.0.0/18', 270, two) })).toMatchObject([
      {
        received: '100.64.0.0/18, with addresses for 90 nodes of 80 pods each',
        mend: 'choose a /17, or lower the cpuLimits of these pools to 180 vCPUs together',
      },
    ]);
  });

  test('holds the pods of all clusters of its region, and of no other', () => {
    const networks = [
      {
        region: 'eu-west-2',
        cidr: '10.0.0.0/16',
        podCidr: '100.64.0.0/18',
        availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
      },
      {
        region: 'eu-west-1',
        cidr: '10.4.0.0/16',
        podCidr: '100.68.0.0/18',
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      },
    ];
    const clusters = [
      cluster('dev-a', 'eu-west-2', 200),
      cluster('dev-b', 'eu-west-1', 200),
      cluster('dev-c', 'eu-west-2', 200),
    ];
    expect(judge(podAddresses, { dev: { networks, clusters } })).toMatchObject([
      {
        where: 'environments/dev.ts › networks[0].podCidr',
        what: 'is too small for what the node pools of dev-a, dev-c may grow to',
      },
    ]);
  });

  test.each([
    ['no range', settings('100.64.0.0', 512)],
    ['a range that is too small for subnets', settings('100.64.0.0/30', 512)],
    ['a range without zones', settings('100.64.0.0/18', 512, { availabilityZones: [] })],
    ['limits that are no amounts', settings('100.64.0.0/18', -4)],
  ])('is not judged when it is %s, which another rule reports', (_, changes) => {
    expect(judge(podAddresses, { dev: changes })).toEqual([]);
  });
});
