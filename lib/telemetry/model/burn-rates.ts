import type { Duration } from './duration';

/** How fast an error budget may burn before somebody is told. */
export interface BurnRate {
  /** How many times faster than would just use up the budget in the window of the SLO. */
  readonly factor: number;
  /** Proves that it is serious. */
  readonly longWindow: Duration;
  /** Proves that it still goes on. */
  readonly shortWindow: Duration;
  readonly for: Duration;
  readonly severity: 'critical' | 'warning';
}

/**
 * For a window of 30 days: 2 % of the budget in an hour, 5 % in six hours, 10 % in a day, 10 % in three days; the short
 * window is a twelfth of the long one. `for` as in kubernetes-mixin.
 * @see https://sre.google/workbook/alerting-on-slos/#recommended_parameters_for_an_slo_based_a
 */
export const BURN_RATES: readonly BurnRate[] = [
  { factor: 14.4, longWindow: '1h', shortWindow: '5m', for: '2m', severity: 'critical' },
  { factor: 6, longWindow: '6h', shortWindow: '30m', for: '15m', severity: 'critical' },
  { factor: 3, longWindow: '1d', shortWindow: '2h', for: '1h', severity: 'warning' },
  { factor: 1, longWindow: '3d', shortWindow: '6h', for: '3h', severity: 'warning' },
];

/** All windows, short ones first. */
export const SLO_WINDOWS: readonly Duration[] = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];
