import { REGIONS } from '../../../lib/environment/regions';
import { regions } from '../../../lib/environment/rules/regions';
import { uniqueness } from '../../../lib/environment/rules/uniqueness';
import { judge } from '../sources';

const NETWORK = { cidr: '10.9.0.0/16', podCidr: '100.90.0.0/16', availabilityZones: [] };

/** Moves everything that dev has to other regions. */
function inRegions(declared: string[], networks: string[], cluster: string) {
  return {
    dev: {
      regions: declared,
      networks: networks.map((region) => ({ ...NETWORK, region })),
      clusters: { 0: { region: cluster } },
    },
  };
}

describe('regions', () => {
  test('may be several, each with its network, in any order', () => {
    const changes = inRegions(['eu-west-1', 'us-east-1'], ['us-east-1', 'eu-west-1'], 'us-east-1');
    expect(judge(regions, changes)).toEqual([]);
  });

  test('fails when one does not exist, and does not also ask for its network', () => {
    const changes = inRegions(['eu-west-2', 'eu-wset-1'], ['eu-west-2'], 'eu-west-2');
    expect(judge(regions, changes)).toEqual([
      {
        where: 'environments/dev.ts › regions[1]',
        what: 'is not an AWS region that we know',
        received: 'eu-wset-1',
        allowed: REGIONS.join(', '),
        mend: "write 'eu-west-1'",
      },
    ]);
  });

  test.each([
    ['a network lies in', 'eu-west-3', 'eu-west-4'],
    ['a cluster lies in', 'eu-west-4', 'eu-west-3'],
  ])('fails when one does not exist, and offers first what %s', (_, network, cluster) => {
    expect(judge(regions, inRegions(['eu-west-4'], [network], cluster))).toEqual([
      {
        where: 'environments/dev.ts › regions[0]',
        what: 'is not an AWS region that we know',
        received: 'eu-west-4',
        allowed: REGIONS.join(', '),
        mend: "write 'eu-west-3'",
      },
    ]);
  });

  test.each([
    ['cn-north-1', 'cn-northwest-1'],
    ['us-gov-west-1', 'us-gov-east-1'],
  ])('may lie in another partition, all of them: %s, %s', (...declared) => {
    expect(judge(regions, inRegions(declared, declared, declared[0]))).toEqual([]);
  });

  test('fails when one lies in another partition than the first, with or without a network', () => {
    const report = {
      where: 'environments/dev.ts › regions[1]',
      what: 'lies in another partition than the regions before it',
      received: 'cn-north-1, which is in aws-cn',
      allowed: 'regions of the partition aws',
      mend: 'give it an environment of its own: an account belongs to one partition',
    };
    const declared = ['eu-west-2', 'cn-north-1'];
    expect(judge(regions, inRegions(declared, declared, 'eu-west-2'))).toEqual([report]);
    expect(judge(regions, inRegions(declared, ['eu-west-2'], 'eu-west-2'))).toEqual([report]);
  });

  test('fails once when the first is misspelt: the partition is that of the first that we know', () => {
    const declared = ['cn-nroth-1', 'cn-northwest-1'];
    const found = judge(regions, inRegions(declared, declared, 'cn-northwest-1'));
    expect(found.map(({ where }) => where)).toEqual(['environments/dev.ts › regions[0]']);
  });

  test('fails when one has no network', () => {
    const changes = inRegions(['eu-west-2', 'eu-west-1'], ['eu-west-2'], 'eu-west-2');
    expect(judge(regions, changes)).toEqual([
      {
        where: 'environments/dev.ts › regions[1]',
        what: 'has no network',
        received: '0 networks in eu-west-1',
        allowed: 'one network a region',
        mend: 'add a network for eu-west-1, or remove the region',
      },
    ]);
  });

  test('fails when one has two networks', () => {
    const changes = inRegions(['eu-west-2'], ['eu-west-2', 'eu-west-2'], 'eu-west-2');
    expect(judge(regions, changes)).toEqual([
      {
        where: 'environments/dev.ts › regions[0]',
        what: 'has more than one network',
        received: '2 networks in eu-west-2',
        allowed: 'one network a region',
        mend: 'keep one of the networks',
      },
    ]);
  });

  test('fails when a network or a cluster lies somewhere else', () => {
    const changes = inRegions(['eu-west-2', 'eu-west-3'], ['eu-west-2', 'eu-west-3', 'eu-west-1'], 'us-east-1');
    expect(judge(regions, changes)).toEqual([
      {
        where: 'environments/dev.ts › networks[2].region',
        what: 'is not one of the regions of this environment',
        received: 'eu-west-1',
        allowed: 'eu-west-2, eu-west-3',
        mend: "add 'eu-west-1' to regions, or choose one of them",
      },
      {
        where: 'environments/dev.ts › clusters[0].region',
        what: 'is not one of the regions of this environment',
        received: 'us-east-1',
        allowed: 'eu-west-2, eu-west-3',
        mend: "add 'us-east-1' to regions, or choose one of them",
      },
    ]);
  });

  test('fails once when one is listed twice, with one network or with two', () => {
    const twice = ['eu-west-2', 'eu-west-2'];
    const repeated = 'environments/dev.ts › regions[1] repeats the region of environments/dev.ts › regions[0]';
    const crowded = 'environments/dev.ts › regions[0] has more than one network';
    expect(reports(inRegions(twice, ['eu-west-2'], 'eu-west-2'))).toEqual([repeated]);
    expect(reports(inRegions(twice, twice, 'eu-west-2'))).toEqual([crowded, repeated]);
    expect(reports(inRegions(['eu-wset-2', 'eu-wset-2'], ['eu-wset-2'], 'eu-wset-2'))).toEqual([
      'environments/dev.ts › regions[0] is not an AWS region that we know',
      'environments/dev.ts › regions[1] repeats the region of environments/dev.ts › regions[0]',
    ]);
  });

  test('says so when a network has no region to choose from', () => {
    expect(judge(regions, inRegions([], ['eu-west-2'], 'eu-west-2'))[0]?.allowed).toBe('none: regions is empty');
  });

  function reports(changes: Parameters<typeof judge>[1]): string[] {
    return [regions, uniqueness].flatMap((rule) => judge(rule, changes)).map(({ where, what }) => `${where} ${what}`);
  }
});
