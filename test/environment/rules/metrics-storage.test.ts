import fc from 'fast-check';
import { neededMetricsStorageGiB } from '../../../lib/environment/metrics-storage';
import { metricsStorage } from '../../../lib/environment/rules/metrics-storage';
import { judge } from '../sources';

const telemetry = (changes: object) => ({ prod: { telemetry: changes } });

test('the defaults of every stage fit', () => {
  expect(judge(metricsStorage, {})).toEqual([]);
});

test('what just fits is fine, and a GiB less is not', () => {
  const sized = { activeSeries: 100_000, metricsRetentionDays: 10 };
  expect(neededMetricsStorageGiB(sized)).toBe(7);
  expect(judge(metricsStorage, telemetry({ ...sized, metricsStorageGiB: 7 }))).toEqual([]);
  expect(judge(metricsStorage, telemetry({ ...sized, metricsStorageGiB: 6 }))).toEqual([
    {
      where: 'environments/prod.ts › telemetry.metricsStorageGiB',
      what: 'is too small for 100000 series over 10 days',
      received: '6 GiB',
      allowed: '7 GiB or more: two bytes a sample, one sample every 30 seconds, a fifth of the volume kept free',
      mend: 'set it to 7, or lower telemetry.metricsRetentionDays or telemetry.activeSeries',
    },
  ]);
});

test('Amazon Managed Prometheus needs no volume', () => {
  const changes = { backend: 'amazon-managed-prometheus', metricsRetentionDays: 1000 };
  expect(judge(metricsStorage, telemetry(changes))).toEqual([]);
});

test('twice the series need as much as twice the days, and never less than once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 400 }), (activeSeries, days) => {
      const twiceTheSeries = neededMetricsStorageGiB({ activeSeries: 2 * activeSeries, metricsRetentionDays: days });
      const twiceTheDays = neededMetricsStorageGiB({ activeSeries, metricsRetentionDays: 2 * days });
      const once = neededMetricsStorageGiB({ activeSeries, metricsRetentionDays: days });
      expect(twiceTheSeries).toBe(twiceTheDays);
      expect(once).toBeLessThanOrEqual(twiceTheDays);
    }),
  );
});
