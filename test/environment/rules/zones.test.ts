import { zones } from '../../../lib/environment/rules/zones';
import { judge } from '../sources';

const network = (changes: object) => ({ dev: { networks: { 0: changes } } });

describe('the zones of a network', () => {
  test.each([
    [['eu-west-2a', 'eu-west-2b']],
    [['eu-west-2a', 'eu-west-2b', 'eu-west-2f']],
    [['eu-west-2d', 'eu-west-2f']],
  ])('may be %j', (availabilityZones) => {
    expect(judge(zones, network({ availabilityZones }))).toEqual([]);
  });

  test.each([
    ['none', [], 'no zone'],
    ['one', ['eu-west-2a'], 'eu-west-2a'],
    [
      'four',
      ['eu-west-2a', 'eu-west-2b', 'eu-west-2c', 'eu-west-2d'],
      'eu-west-2a, eu-west-2b, eu-west-2c, eu-west-2d',
    ],
    ['one twice', ['eu-west-2a', 'eu-west-2a'], 'eu-west-2a, eu-west-2a'],
    ['one of another region', ['eu-west-2a', 'eu-west-1b'], 'eu-west-2a, eu-west-1b'],
    ['one that cannot be', ['eu-west-2a', 'eu-west-2z'], 'eu-west-2a, eu-west-2z'],
    ['a region', ['eu-west-2a', 'eu-west-2'], 'eu-west-2a, eu-west-2'],
    ['another order', ['eu-west-2b', 'eu-west-2a'], 'eu-west-2b, eu-west-2a'],
  ])('fails when there is %s', (_, availabilityZones, received) => {
    expect(judge(zones, network({ availabilityZones }))).toEqual([
      {
        where: 'environments/dev.ts › networks[0].availabilityZones',
        what: 'is not a list of zones of eu-west-2 in the order of the alphabet',
        received,
        allowed: 'two or three different zones, such as eu-west-2a, eu-west-2b, eu-west-2c',
        mend: 'list zones of the region of this network, in order: another order would move their subnets',
      },
    ]);
  });

  test('are not judged in a region that does not exist, which another rule reports', () => {
    expect(judge(zones, network({ region: 'eu-wset-2' }))).toEqual([]);
  });
});
