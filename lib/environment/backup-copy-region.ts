import type { Environment } from './schema';

/** Where the backups of a region are copied: the region chosen, or the first other one; nowhere when there is none. */
export function backupCopyRegionOf(
  { backupCopyRegion, regions }: Pick<Environment, 'backupCopyRegion' | 'regions'>,
  region: string,
): string | undefined {
  if (backupCopyRegion !== undefined && backupCopyRegion !== region) return backupCopyRegion;
  return regions.find((other) => other !== region);
}
