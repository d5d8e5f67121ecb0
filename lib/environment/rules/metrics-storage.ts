import { neededMetricsStorageGiB } from '../metrics-storage';
import { at, eachEnvironment } from './rule';

/** Metrics are kept as long as the environment says: a volume that is too small drops the oldest ones without a word. */
export const metricsStorage = eachEnvironment((source) => {
  const { telemetry } = source.environment;
  const { backend, activeSeries, metricsRetentionDays: days, metricsStorageGiB } = telemetry;
  const neededGiB = neededMetricsStorageGiB(telemetry);
  if (backend === 'amazon-managed-prometheus' || metricsStorageGiB >= neededGiB) return [];
  return [
    {
      where: at(source, 'telemetry', 'metricsStorageGiB'),
      what: `is too small for ${activeSeries} series over ${days} days`,
      received: `${metricsStorageGiB} GiB`,
      allowed: `${neededGiB} GiB or more: two bytes a sample, one sample every 30 seconds, a fifth of the volume kept free`,
      mend: `set it to ${neededGiB}, or lower telemetry.metricsRetentionDays or telemetry.activeSeries`,
    },
  ];
});
