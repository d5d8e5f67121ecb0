import type { Problem } from '../../problems';
import { MIN_BACKUP_RETENTION_DAYS } from '../backup-retention';
import { isRegion, partitionOf, REGIONS, regionsOf } from '../regions';
import { counted } from '../wording';
import { unknownRegion } from './regions';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Backups last as long as vaults ask; those of a month outlive the others; copies lie in another region. */
export const backups = eachEnvironment((source) => [...copyRegion(source), ...daily(source), ...monthly(source)]);

function copyRegion(source: SourcedEnvironment): Problem[] {
  const { backupCopyRegion: region } = source.environment;
  if (region === undefined) return [];
  const where = at(source, 'backupCopyRegion');
  if (!isRegion(region)) return [{ where, ...unknownRegion(region, copyRegions(source)) }];
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

/** Where copies may lie: anywhere when no region is known, for then neither is the partition. */
function copyRegions({ environment: { partition, regions } }: SourcedEnvironment): readonly string[] {
  if (!regions.some(isRegion)) return REGIONS;
  return regionsOf(partition).filter((region) => regions.some((other) => other !== region));
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

/** What is no amount is the business of the rule about amounts, and production asks for more than this. */
function daily(source: SourcedEnvironment): Problem[] {
  const { retention, stage } = source.environment;
  const { backupsDays } = retention;
  const isAmount = Number.isInteger(backupsDays) && backupsDays > 0;
  if (!isAmount || backupsDays >= MIN_BACKUP_RETENTION_DAYS || stage === 'production') return [];
  return [
    {
      where: at(source, 'retention', 'backupsDays'),
      what: 'is shorter than a locked vault takes: every backup would fail',
      received: counted(backupsDays, 'day'),
      allowed: `at least ${counted(MIN_BACKUP_RETENTION_DAYS, 'day')}`,
      mend: 'leave it out, or raise it',
    },
  ];
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
