import type { Duration, RuleGroup, Severity } from '../../../lib/telemetry/model';

/** The series of a promtool test by name and labels, with their values in promtool's notation: `0+60x30`, `1x20 _x5`. */
type Series = Readonly<Record<string, string>>;

/**
 * What makes an alert fire, and what just does not: the same series looked at a little earlier, one series with another
 * value just inside the limit, or a reason why there can be no such case.
 */
export interface AlertCase {
  readonly alert: string;
  /** Which one of several rules of that name. @default - the only one */
  readonly severity?: Severity;
  /** Labels of the rule that is meant, where severity does not tell. @default - none */
  readonly ruleLabels?: Readonly<Record<string, string>>;
  /** How far two values of a series are apart. @default 1m */
  readonly interval?: Duration;
  readonly series: Series;
  readonly fires: {
    readonly at: Duration;
    /** Labels beside alertname, severity and team, and those that the rule itself adds. @default - none */
    readonly labels?: Readonly<Record<string, string>>;
    /** The description as its reader gets it. */
    readonly description: string;
  };
  readonly quiet: { readonly at: Duration } | { readonly series: Series } | { readonly never: string };
}

/** The cases of one family of rules, one file a family. */
export interface AlertCases {
  /** The groups that are evaluated: those of the family, and those whose recorded series its alerts use. */
  readonly groups: readonly RuleGroup[];
  readonly cases: readonly AlertCase[];
}
