import type { Duration } from './duration';

/** Which share of events is good: requests that did not fail, or requests that were fast enough. */
export interface ServiceLevelIndicator {
  /** Bad events a second, summed over everything, in a window: `(window) => \`sum(rate(http_requests_total{code=~"5.."}[${window}]))\``. */
  readonly errors: (window: string) => string;
  /** All events a second, summed over everything, in a window. */
  readonly total: (window: string) => string;
}

/** A promise of a service to its users, and how it is measured. Made by `defineSlo`. */
export interface Slo {
  /** Unique in the organisation: `api-server-availability`. */
  readonly name: string;
  /** The team that answers for it. */
  readonly team: string;
  /** What is promised, for people: "Requests to the API server are answered without an error of its own". */
  readonly description: string;
  /** The share of good events in percent, above 0 and below 100: 99.9. */
  readonly objectivePercent: number;
  /** Over which time the promise is kept. @default 30d */
  readonly window: Duration;
  readonly indicator: ServiceLevelIndicator;
  /** The traffic below which no burn rate is judged: one bad request of ten is no incident. In requests a second. */
  readonly minimumRequestsPerSecond: number;
  /** What the names of its alerts begin with: `KubeAPI` gives KubeAPIErrorBudgetBurn. @default Slo */
  readonly alertPrefix: string;
  /** The uid of the dashboard that shows it. @default platform-slos */
  readonly dashboard: string;
}

type Common = Pick<Slo, 'name' | 'team' | 'description' | 'objectivePercent'> &
  Partial<Pick<Slo, 'window' | 'minimumRequestsPerSecond' | 'alertPrefix' | 'dashboard'>>;

/** Requests that succeed. */
interface AvailabilityProps extends Common {
  /** What is counted: requests that fail. */
  readonly type: 'availability';
  /** A counter of requests, with the labels that select all of them: `http_requests_total{job="checkout"}`. */
  readonly requests: string;
  /** What selects the bad ones among them: `code=~"5.."`. */
  readonly bad: string;
}

/** Requests that are answered in time. */
interface LatencyProps extends Common {
  /** What is counted: requests that take too long. */
  readonly type: 'latency';
  /** A histogram of durations in seconds, without `_bucket`: `http_request_duration_seconds{job="checkout"}`. */
  readonly durations: string;
  /** What is fast enough, in seconds: a bound of one of the histogram's buckets. */
  readonly thresholdSeconds: number;
}

export type SloProps = AvailabilityProps | LatencyProps;

/**
 * An objective for a service. It gives recording rules, alerts when its error budget burns too fast, a floor of traffic, and
 * an alert for when it is no longer measured.
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export function defineSlo(props: SloProps): Slo {
  const { name, team, description, objectivePercent } = props;
  return {
    name,
    team,
    description,
    objectivePercent,
    window: props.window ?? '30d',
    minimumRequestsPerSecond: props.minimumRequestsPerSecond ?? 0.01,
    alertPrefix: props.alertPrefix ?? 'Slo',
    dashboard: props.dashboard ?? 'platform-slos',
    indicator: props.type === 'availability' ? availability(props) : latency(props),
  };
}

function availability({ requests, bad }: AvailabilityProps): ServiceLevelIndicator {
  return {
    // Without a single bad one there is no series of them.
    errors: (window) => `sum(rate(${withMatcher(requests, bad)}[${window}])) or vector(0)`,
    total: (window) => `sum(rate(${requests}[${window}]))`,
  };
}

/**
 * What is too slow is what is not fast enough: a histogram counts only the fast ones. One that has no bucket for the threshold
 * gives nothing, and not zero: nobody knows then how many are too slow.
 */
function latency({ durations, thresholdSeconds }: LatencyProps): ServiceLevelIndicator {
  const [metric = '', matchers = ''] = splitSelector(durations);
  const count = `${metric}_count${matchers === '' ? '' : `{${matchers}}`}`;
  const fast = withMatcher(`${metric}_bucket{${matchers}}`, `le=~"${bound(thresholdSeconds)}"`);
  return {
    errors: (window) => `sum(rate(${count}[${window}])) - sum(rate(${fast}[${window}]))`,
    total: (window) => `sum(rate(${count}[${window}]))`,
  };
}

/** Prometheus 3 writes the bound 1 as `1.0`, older exporters as `1`. */
function bound(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}(\\\\.0)?` : String(seconds).replace('.', '\\\\.');
}

function withMatcher(selector: string, matcher: string): string {
  const [metric = '', matchers = ''] = splitSelector(selector);
  return `${metric}{${[matchers, matcher].filter((part) => part !== '').join(', ')}}`;
}

function splitSelector(selector: string): string[] {
  const [metric = '', rest = ''] = selector.split('{', 2);
  return [metric, rest.replace(/\}\s*$/, '')];
}
