import { closest, type Problem } from '../../problems';
import { isRegion, partitionOf, REGIONS } from '../regions';
import { counted } from '../wording';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Regions exist and share a partition; each has exactly one network; networks and clusters lie in a declared region. */
export const regions = eachEnvironment((source) => [
  ...source.environment.regions.flatMap((region, index) => judgeRegion(source, region, index)),
  ...undeclared(source, 'networks'),
  ...undeclared(source, 'clusters'),
]);

/** At most one report a region: a second mention is another rule's business, and an unknown region has no network. */
function judgeRegion(source: SourcedEnvironment, region: string, index: number): Problem[] {
  if (source.environment.regions.indexOf(region) < index) return [];
  if (!isRegion(region))
    return [{ where: at(source, 'regions', index), ...unknownRegion(region, REGIONS, meant(source)) }];
  const elsewhere = otherPartition(source, region, index);
  return elsewhere.length > 0 ? elsewhere : oneNetwork(source, region, index);
}

/** What is declared nowhere, and yet networks or clusters lie there. */
function meant({ environment: { networks, clusters, regions: declared } }: SourcedEnvironment): string[] {
  return [...networks, ...clusters]
    .map(({ region }) => region)
    .filter((name) => isRegion(name) && !declared.includes(name));
}

/** What is wrong with a region that does not exist, with the one that was most likely meant. */
export function unknownRegion(
  region: string,
  allowed: readonly string[],
  likely: readonly string[] = [],
): Omit<Problem, 'where'> {
  const guess = closest(region, likely) ?? closest(region, allowed);
  return {
    what: 'is not an AWS region that we know',
    received: region,
    allowed: allowed.join(', '),
    mend:
      guess === undefined
        ? 'correct the name; a new region is added in lib/environment/regions.ts'
        : `write '${guess}'`,
  };
}

/** An account belongs to one partition, and so does what it has. */
function otherPartition(source: SourcedEnvironment, region: string, index: number): Problem[] {
  const { partition } = source.environment;
  if (partitionOf(region) === partition) return [];
  return [
    {
      where: at(source, 'regions', index),
      what: 'lies in another partition than the regions before it',
      received: `${region}, which is in ${partitionOf(region)}`,
      allowed: `regions of the partition ${partition}`,
      mend: 'give it an environment of its own: an account belongs to one partition',
    },
  ];
}

function oneNetwork(source: SourcedEnvironment, region: string, index: number): Problem[] {
  const count = source.environment.networks.filter((network) => network.region === region).length;
  if (count === 1) return [];
  return [
    {
      where: at(source, 'regions', index),
      what: count === 0 ? 'has no network' : 'has more than one network',
      received: `${counted(count, 'network')} in ${region}`,
      allowed: 'one network a region',
      mend: count === 0 ? `add a network for ${region}, or remove the region` : 'keep one of the networks',
    },
  ];
}

/** A misspelt region is reported once, where it is declared: what lies in the region that was meant is right. */
function undeclared(source: SourcedEnvironment, field: 'networks' | 'clusters'): Problem[] {
  if (!source.environment.regions.every(isRegion)) return [];
  return source.environment[field].flatMap(({ region }, index) =>
    source.environment.regions.includes(region)
      ? []
      : [
          {
            where: at(source, field, index, 'region'),
            what: 'is not one of the regions of this environment',
            received: region,
            allowed: source.environment.regions.join(', ') || 'none: regions is empty',
            mend: `add '${region}' to regions, or choose one of them`,
          },
        ],
  );
}
