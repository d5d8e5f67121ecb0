import { isRegion, partitionOf, REGIONS } from '../../lib/environment/regions';

test.each([
  ['eu-west-2', 'aws'],
  ['us-east-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['us-gov-west-1', 'aws-us-gov'],
])('%s lies in the partition %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

test('a region that we do not know, or none, counts as one of the common partition', () => {
  expect([partitionOf('eu-wset-2'), partitionOf(undefined), partitionOf('constructor')]).toEqual(['aws', 'aws', 'aws']);
});

test('regions are known by their whole name', () => {
  expect(['eu-west-2', 'eu-west', 'eu-west-2a', '', 'toString'].map(isRegion)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('each region is listed once, and its name begins as its partition asks', () => {
  expect(new Set(REGIONS).size).toBe(REGIONS.length);
  const partitionByPrefix = REGIONS.map((region) => {
    if (region.startsWith('cn-')) return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  });
  expect(REGIONS.map(partitionOf)).toEqual(partitionByPrefix);
  expect(REGIONS.filter((region) => !/^[a-z]{2}(-gov)?-[a-z]+-\d$/.test(region))).toEqual([]);
});
