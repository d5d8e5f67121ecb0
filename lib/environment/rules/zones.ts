import { isRegion } from '../regions';
import { at, eachEnvironment } from './rule';

/** Zones belong to the network's region, are two or three, and stand in order: subnets get their ranges by position. */
export const zones = eachEnvironment((source) =>
  source.environment.networks.flatMap(({ region, availabilityZones }, index) => {
    const fine =
      availabilityZones.length >= 2 &&
      availabilityZones.length <= 3 &&
      availabilityZones.every((zone, position) => position === 0 || zone > (availabilityZones[position - 1] ?? '')) &&
      availabilityZones.every((zone) => zone.startsWith(region) && /^[a-f]$/.test(zone.slice(region.length)));
    // The zones of a region that is misspelt cannot be judged.
    if (fine || !isRegion(region)) return [];
    return [
      {
        where: at(source, 'networks', index, 'availabilityZones'),
        what: `is not a list of zones of ${region} in the order of the alphabet`,
        received: availabilityZones.join(', ') || 'no zone',
        allowed: `two or three different zones, such as ${region}a, ${region}b, ${region}c`,
        mend: 'list zones of the region of this network, in order: another order would move their subnets',
      },
    ];
  }),
);
