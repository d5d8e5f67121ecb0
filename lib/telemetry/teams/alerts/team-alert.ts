import { type AlertingRule, type Duration, namespaceMatchers, type Namespaces } from '../../model';

/** What a team may set: 90 percent, 12 hours. */
export interface Threshold {
  readonly value: number;
  readonly unit: '%' | 'hours';
}

/** An alert that every team has about what is in its namespaces. */
export interface TeamAlert extends Pick<AlertingRule, 'for' | 'severity' | 'dashboard'> {
  /** @default - it is about something that is or is not */
  readonly threshold?: Threshold;
  /** An expression without the label `instance`, so that an alert goes on when kube-state-metrics moves. */
  readonly rule: (settings: Settings) => Pick<AlertingRule, 'expr' | 'summary' | 'description'>;
}

/** What an alert is written with for one team. */
export interface Settings extends Selectors {
  readonly threshold: number;
  /** How long it waits, in words: `15 minutes`. */
  readonly wait: string;
}

/** The label matchers of what is in the team's namespaces, one exporter each, without braces. */
interface Selectors {
  readonly ksm: string;
  readonly kubelet: string;
  readonly cadvisor: string;
}

export function selectorsOf(namespaces: Namespaces): Selectors {
  const inside = (...matchers: string[]) => [...matchers, ...namespaceMatchers(namespaces)].join(', ');
  return {
    ksm: inside('job="kube-state-metrics"'),
    kubelet: inside('job="kubelet"', 'metrics_path="/metrics"'),
    cadvisor: inside('job="kubelet"', 'metrics_path="/metrics/cadvisor"'),
  };
}

const UNITS: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** `15m` is `15 minutes`, `1h` is `an hour`. */
export function inWords(duration: Duration): string {
  const count = Number(duration.slice(0, -1));
  const unit = UNITS[duration.slice(-1)] ?? '';
  if (count === 1) return `${unit === 'hour' ? 'an' : 'a'} ${unit}`;
  return `${count} ${unit}s`;
}
