import type { RuleGroup } from './rule';
import type { ScrapeJob } from './scrape-job';
import type { Slo } from './slo';

/** A PromQL expression that is not a rule's: a panel of a dashboard, with where it stands. */
export interface PromqlQuery {
  /** `dashboard platform-nodes, panel CPU` */
  readonly where: string;
  readonly expr: string;
}

/** A metric that no declared job brings, and that may be used all the same. */
export interface MetricException {
  readonly metric: string;
  readonly because: string;
}

/** What is observed in one cluster, and what is made of it. */
export interface Telemetry {
  readonly jobs: readonly ScrapeJob[];
  readonly groups: readonly RuleGroup[];
  readonly slos: readonly Slo[];
  readonly queries: readonly PromqlQuery[];
  /** Alerts that docs/runbooks/ has a page for. */
  readonly runbooks: ReadonlySet<string>;
  /** The uids of the dashboards that alerts may lead to. @default - where alerts lead is not judged */
  readonly dashboards?: readonly string[];
  /** @default - none */
  readonly exceptions?: readonly MetricException[];
}
