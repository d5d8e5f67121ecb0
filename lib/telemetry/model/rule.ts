import type { Duration } from './duration';

/**
 * How soon a person must act: `critical` at once, day and night; `warning` in working hours; `info` only explains another
 * alert or is looked at in passing; `none` is for machines.
 */
export const SEVERITIES = ['critical', 'warning', 'info', 'none'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** A series that is computed ahead, named `level:metric:operations`. @see https://prometheus.io/docs/practices/rules/ */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A condition that somebody is told of. */
export interface AlertingRule {
  /** CamelCase; docs/runbooks/<alert>.md says what to do. */
  readonly alert: string;
  readonly expr: string;
  /** How long the condition must hold. @default - none: at once */
  readonly for?: Duration;
  /** How long the alert goes on after the condition has ended. @default - not at all */
  readonly keepFiringFor?: Duration;
  readonly severity: Severity;
  /** One line, without values: the headline of the message. */
  readonly summary: string;
  /** What is wrong, with labels and value, in the template language of Prometheus. */
  readonly description: string;
  /** The uid of the dashboard that shows it. @default - none */
  readonly dashboard?: string;
  /** Labels beside severity and team. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** The team that answers for it. @default - the team of the telemetry that it is part of */
  readonly team?: string;
}

export type Rule = RecordingRule | AlertingRule;

/** Rules that are evaluated one after the other, so that a later one sees what an earlier one has recorded. */
export interface RuleGroup {
  /** Unique; the name of the file as well. */
  readonly name: string;
  /** How often it is evaluated. @default 30s */
  readonly interval?: Duration;
  readonly rules: readonly Rule[];
}

export function isAlert(rule: Rule): rule is AlertingRule {
  return 'alert' in rule;
}
