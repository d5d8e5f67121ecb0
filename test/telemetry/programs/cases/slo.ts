import { BURN_RATES, type BurnRate, defineSlo, sloRules } from '../../../../lib/telemetry/model';
import type { AlertCase, AlertCases } from '../alert-case';

const slo = defineSlo({
  type: 'availability',
  name: 'checkout-api',
  team: 'checkout',
  description: 'Requests are answered',
  objectivePercent: 99.9,
  minimumRequestsPerSecond: 0.1,
  requests: 'requests_total{job="api"}',
  bad: 'code=~"5.."',
});

const GOOD = 'requests_total{job="api", code="200"}';
const BAD = 'requests_total{job="api", code="500"}';

/** The share of bad events, as the message writes it, of so many in 100,000 a minute. */
const perMinute = (events: number) => `0+${events}x300`;

/** Per 100,000 events the objective allows 100 bad ones; the factor that is just passed, and the one that is just kept. */
const SHARES: Readonly<Record<number, { readonly over: number; readonly under: number; readonly percent: string }>> = {
  14.4: { over: 1450, under: 1430, percent: '1.45%' },
  6: { over: 610, under: 590, percent: '0.61%' },
  3: { over: 310, under: 290, percent: '0.31%' },
  1: { over: 110, under: 90, percent: '0.11%' },
};

function burning(rate: BurnRate): AlertCase {
  const { over = 0, under = 0, percent = '' } = SHARES[rate.factor] ?? {};
  return {
    alert: 'SloErrorBudgetBurn',
    severity: rate.severity,
    ruleLabels: { long_window: rate.longWindow },
    series: { [GOOD]: perMinute(100_000 - over), [BAD]: perMinute(over) },
    fires: {
      at: '4h',
      description:
        `${percent} of the events of checkout-api in ${rate.longWindow} were bad: more than ${rate.factor} times the share ` +
        'that 99.9 % over 30d allows. What is promised: Requests are answered.',
    },
    quiet: { series: { [BAD]: perMinute(under) } },
  };
}

/** What burns fast enough, with so little traffic that it means nothing. */
const tooLittleTraffic: AlertCase = {
  alert: 'SloErrorBudgetBurn',
  severity: 'critical',
  ruleLabels: { long_window: '1h' },
  series: { [GOOD]: '0+4x300', [BAD]: '0+4x300' },
  fires: {
    at: '4h',
    description:
      '50% of the events of checkout-api in 1h were bad: more than 14.4 times the share that 99.9 % over 30d allows. ' +
      'What is promised: Requests are answered.',
  },
  quiet: { series: { [GOOD]: '0+1x300', [BAD]: '0+1x300' } },
};

const fast = defineSlo({
  type: 'latency',
  name: 'checkout-speed',
  team: 'checkout',
  description: 'Requests are answered in time',
  objectivePercent: 99,
  durations: 'duration_seconds{job="api"}',
  thresholdSeconds: 0.5,
});

/** A histogram that has no bucket for what is promised. */
const noSuchBucket: AlertCase = {
  alert: 'SloMetricAbsent',
  series: {
    'duration_seconds_count{job="api"}': '0+60x30',
    'duration_seconds_bucket{job="api", le="0.5"}': '_x30',
  },
  fires: {
    at: '20m',
    description:
      'Nothing counts the events of checkout-speed, or which of them are bad: nobody would see it fail. ' +
      'What is promised: Requests are answered in time.',
  },
  quiet: { series: { 'duration_seconds_bucket{job="api", le="0.5"}': '0+60x30' } },
};

/** What is promised of the time that an answer takes. */
export const latencySloCases: AlertCases = { groups: sloRules(fast), cases: [noSuchBucket] };

export const sloCases: AlertCases = {
  groups: sloRules(slo),
  cases: [
    ...BURN_RATES.map(burning),
    tooLittleTraffic,
    {
      alert: 'SloMetricAbsent',
      series: { [GOOD]: '_x30' },
      fires: {
        at: '15m',
        description:
          'Nothing counts the events of checkout-api, or which of them are bad: nobody would see it fail. ' +
          'What is promised: Requests are answered.',
      },
      quiet: { series: { [GOOD]: '0+1x30' } },
    },
  ],
};
