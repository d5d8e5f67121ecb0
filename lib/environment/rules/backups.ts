import type { Problem } from '../../problems';
import { isRegion, partitionOf } from '../regions';
import { counted } from '../wording';
import { unknownRegion } from './regions';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Copies of backups lie in another region of the partition, and those of a month outlive those of a day. */
export const backups = eachEnvironment((source) => [...copyRegion(source), ...monthly(source)]);

function copyRegion(source: SourcedEnvironment): Problem[] {
  const { backupCopyRegion: region } = source.environment;
  if (region === undefined) return [];
  const where = at(source, 'backupCopyRegion');
  if (!isRegion(region)) return [{ where, ...unknownRegion(region) }];
  const what = faultOf(source, region);
  if (what === undefined) return [];
  const { partition } = source.environment;
  return [
    {
      where,
      what,
      received: region,
      allowed: `another region of the partition ${partition}`,
      mend: 'choose another one',
    },
  ];
}

function faultOf({ environment: { partition, regions } }: SourcedEnvironment, region: string): string | undefined {
  // Where no region is known, neither is the partition.
  if (regions.some(isRegion) && partitionOf(region) !== partition) {
    return `lies in another partition, ${partitionOf(region)}`;
  }
  return regions.every((other) => other === region) && regions.length > 0
    ? 'is the only region of this environment: a copy there is lost with the backups'
    : undefined;
}

/** Both kinds lie in warm storage, which sets no least time of its own. */
function monthly(source: SourcedEnvironment): Problem[] {
  const { backupsDays, monthlyBackupsDays } = source.environment.retention;
  if (!(monthlyBackupsDays < backupsDays)) return [];
  return [
    {
      where: at(source, 'retention', 'monthlyBackupsDays'),
      what: 'is shorter than the time that daily backups are kept',
      received: counted(monthlyBackupsDays, 'day'),
      allowed: `at least ${counted(backupsDays, 'day')}, as retention.backupsDays says`,
      mend: 'raise it, or lower backupsDays',
    },
  ];
}
