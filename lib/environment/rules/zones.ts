import { isRegion } from '../regions';
import { at, eachEnvironment } from './rule';

/** Zones belong to the network's region, are two or three, and differ. */
export const zones = eachEnvironment((source) =>
  source.environment.networks.flatMap(({ region, availabilityZones }, index) => {
    const fine =
      availabilityZones.length >= 2 &&
      availabilityZones.length <= 3 &&
      new Set(availabilityZones).size === availabilityZones.length &&
      availabilityZones.every((zone) => zone.startsWith(region) && /^[a-f]$/.test(zone.slice(region.length)));
    // The zones of a region that is misspelt cannot be judged.
    if (fine || !isRegion(region)) return [];
    return [
      {
        where: at(source, 'networks', index, 'availabilityZones'),
        what: `is not a set of zones of ${region}`,
        received: availabilityZones.join(', ') || 'no zone',
        allowed: `two or three different zones, such as ${region}a, ${region}b, ${region}c`,
        mend: 'list zones of the region of this network',
      },
    ];
  }),
);
