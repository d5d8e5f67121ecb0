import type { Environment } from './schema';

/** Where the backups of a region are copied, or undefined when the environment has no other place for them. */
export function backupCopyRegionOf(
  { backupCopyRegion, regions }: Pick<Environment, 'backupCopyRegion' | 'regions'>,
  region: string,
): string | undefined {
  const candidates = backupCopyRegion === undefined ? regions : [backupCopyRegion, ...regions];
  return candidates.find((candidate) => candidate !== region);
}
