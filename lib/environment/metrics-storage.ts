import type { Environment } from './schema';

type Sized = Pick<Environment['telemetry'], 'activeSeries' | 'metricsRetentionDays' | 'metricsStorageGiB'>;

/** How often a series gets a sample. */
const SCRAPE_INTERVAL_SECONDS = 30;

/** One to two on average, compressed; the larger one is taken. @see https://prometheus.io/docs/prometheus/latest/storage/ */
const BYTES_PER_SAMPLE = 2;

/** Of the volume, what blocks may take: the rest is for the write-ahead log, and for blocks that are being compacted. */
const SHARE_OF_BLOCKS = 0.8;

const BYTES_PER_GIB = 2 ** 30;
const SECONDS_PER_DAY = 86_400;

/** What the blocks of a Prometheus take at most before it drops the oldest of them, in GiB. */
export function metricsBlocksGiB({ metricsStorageGiB }: Pick<Sized, 'metricsStorageGiB'>): number {
  return Math.floor(metricsStorageGiB * SHARE_OF_BLOCKS);
}

/** The volume that a Prometheus needs for its series and its retention, in whole GiB. */
export function neededMetricsStorageGiB({
  activeSeries,
  metricsRetentionDays,
}: Omit<Sized, 'metricsStorageGiB'>): number {
  const samples = (activeSeries / SCRAPE_INTERVAL_SECONDS) * metricsRetentionDays * SECONDS_PER_DAY;
  return Math.ceil((samples * BYTES_PER_SAMPLE) / SHARE_OF_BLOCKS / BYTES_PER_GIB);
}
