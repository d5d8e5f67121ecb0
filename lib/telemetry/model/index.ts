export { secondsOf } from './duration';
export type { Duration } from './duration';
export { counter, gauge, histogram, seriesOf, summary } from './metric';
export type { MetricFamily, MetricType } from './metric';
export { isAlert, SEVERITIES } from './rule';
export type { AlertingRule, RecordingRule, Rule, RuleGroup, Severity } from './rule';
export { targetLabels } from './scrape-job';
export type { Discovery, ScrapeJob } from './scrape-job';
