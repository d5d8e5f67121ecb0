import type { Problem } from '../../problems';
import { REGIONS } from '../regions';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

const known = new Set<string>(REGIONS);

/** Regions exist; each has exactly one network; networks and clusters lie in a declared region. */
export const regions = eachEnvironment((source) => [
  ...source.environment.regions.flatMap((region, index) => knownRegion(source, region, index)),
  ...source.environment.regions.flatMap((region, index) => oneNetwork(source, region, index)),
  ...undeclared(source, 'networks'),
  ...undeclared(source, 'clusters'),
]);

function knownRegion(source: SourcedEnvironment, region: string, index: number): Problem[] {
  if (known.has(region)) return [];
  return [
    {
      where: at(source, 'regions', index),
      what: 'is not an AWS region that we know',
      received: region,
      allowed: REGIONS.join(', '),
      mend: 'correct the name; a new region is added in lib/environment/regions.ts',
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
      received: `${region}: ${count} networks`,
      allowed: 'one network a region',
      mend: count === 0 ? `add a network for ${region}, or remove the region` : 'keep one of the networks',
    },
  ];
}

function undeclared(source: SourcedEnvironment, field: 'networks' | 'clusters'): Problem[] {
  return source.environment[field].flatMap(({ region }, index) =>
    source.environment.regions.includes(region)
      ? []
      : [
          {
            where: at(source, field, index, 'region'),
            what: 'is not one of the regions of this environment',
            received: region,
            allowed: source.environment.regions.join(', '),
            mend: `add '${region}' to regions, or choose one of them`,
          },
        ],
  );
}
