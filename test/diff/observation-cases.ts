import { type JsonObject, toYaml } from '../../lib/yaml';
import { container, type RiskCase, statefulSet, tf } from './risk-case';
import { object } from './sample';

const configMap = (data: JsonObject) => object('v1', 'ConfigMap', { data }, 'monitoring');
const rules = (...alerts: readonly JsonObject[]) =>
  configMap({ 'a.yaml': toYaml({ groups: [{ name: 'a', rules: [...alerts] }] }) });
const alert = (fields: JsonObject = {}, severity = 'critical'): JsonObject => ({
  alert: 'Down',
  expr: 'errors > 5',
  for: '5m',
  labels: { severity },
  ...fields,
});
const routing = (receivers: readonly JsonObject[]) =>
  configMap({ 'alertmanager.yml': toYaml({ receivers: [...receivers], route: { receiver: 'a' } }) });
const alarm = (fields: JsonObject) =>
  tf('aws_cloudwatch_metric_alarm', {
    alarm_name: 'a',
    comparison_operator: 'GreaterThanThreshold',
    threshold: 1,
    ...fields,
  });
const keeping = (time: string) =>
  statefulSet({ replicas: 2, ...container({ args: [`--storage.tsdb.retention.time=${time}`] }) });
const scraping = (...jobs: readonly string[]) =>
  configMap({ 'prometheus.yml': toYaml({ scrape_configs: jobs.map((job) => ({ job_name: job })) }) });

const weakens = { risk: 'weakens-observation', kind: 'changed' } as const;
const routine = { reasons: [], risk: 'routine', kind: 'changed' } as const;

/** One that fires and one that does not, for each rule about what is seen. */
export const OBSERVATION_CASES: readonly RiskCase[] = [
  {
    rule: 'alert-removed',
    title: 'an alert is removed',
    before: rules(alert(), { ...alert(), alert: 'Slow' }),
    after: rules({ ...alert(), alert: 'Slow' }),
    reasons: ['Down (critical) is raised no more'],
    ...weakens,
  },
  {
    rule: 'alert-removed',
    title: 'an alert is added',
    before: rules({ ...alert(), alert: 'Slow' }),
    after: rules(alert(), { ...alert(), alert: 'Slow' }),
    ...routine,
  },
  {
    rule: 'alert-loosened',
    title: 'an alert has a higher threshold',
    before: rules(alert()),
    after: rules(alert({ expr: 'errors > 50' })),
    reasons: ['Down (critical) is raised at 50, not at 5'],
    ...weakens,
  },
  {
    rule: 'alert-loosened',
    title: 'an alert waits longer',
    before: rules(alert()),
    after: rules(alert({ for: '1h' })),
    reasons: ['Down (critical) waits 1h, not 5m'],
    ...weakens,
  },
  {
    rule: 'alert-loosened',
    title: 'an alert wakes nobody any more',
    before: rules(alert()),
    after: rules(alert({}, 'warning')),
    reasons: ['Down (critical) is warning, no longer critical'],
    ...weakens,
  },
  {
    rule: 'alert-loosened',
    title: 'an alert asks for something else',
    before: rules(alert()),
    after: rules(alert({ expr: 'failures > 5' })),
    reasons: ['Down (critical) asks for something else'],
    ...weakens,
  },
  {
    rule: 'alert-loosened',
    title: 'an alert has a lower threshold',
    before: rules(alert()),
    after: rules(alert({ expr: 'errors > 1' })),
    ...routine,
  },
  {
    rule: 'cloud-alarm-weakened',
    title: 'an alarm has a higher threshold and tells fewer',
    before: alarm({ alarm_actions: ['topic'] }),
    after: alarm({ threshold: 10, alarm_actions: [] }),
    reasons: ['is raised at 10, not at 1', 'tells 1 fewer'],
    ...weakens,
  },
  {
    rule: 'cloud-alarm-weakened',
    title: 'an alarm is removed',
    before: alarm({}),
    reasons: ['it is raised no more'],
    risk: 'weakens-observation',
    kind: 'removed',
  },
  {
    rule: 'cloud-alarm-weakened',
    title: 'an alarm says more',
    before: alarm({}),
    after: alarm({ alarm_description: 'more' }),
    ...routine,
  },
  {
    rule: 'receiver-lost',
    title: 'a receiver is removed',
    before: routing([{ name: 'a' }, { name: 'on-call' }]),
    after: routing([{ name: 'a' }]),
    reasons: ['receiver on-call is told no more'],
    ...weakens,
  },
  {
    rule: 'receiver-lost',
    title: 'a subscription is removed',
    before: tf('aws_sns_topic_subscription', { endpoint: 'a@example.com' }),
    reasons: ['a subscriber is told no more'],
    risk: 'weakens-observation',
    kind: 'removed',
  },
  {
    rule: 'receiver-lost',
    title: 'a receiver is added',
    before: routing([{ name: 'a' }]),
    after: routing([{ name: 'a' }, { name: 'b' }]),
    ...routine,
  },
  {
    rule: 'retention-cut',
    title: 'logs are kept shorter',
    before: tf('aws_cloudwatch_log_group', { name: 'a', retention_in_days: 365 }),
    after: tf('aws_cloudwatch_log_group', { name: 'a', retention_in_days: 30 }),
    reasons: ['keeps 30 days, not 365'],
    ...weakens,
  },
  {
    rule: 'retention-cut',
    title: 'metrics are kept shorter',
    before: keeping('30d'),
    after: keeping('15d'),
    reasons: ['keeps 15d, not 30d (spec.template.spec.containers[name=app].args[])'],
    ...weakens,
  },
  {
    rule: 'retention-cut',
    title: 'logs are kept for ever',
    before: tf('aws_cloudwatch_log_group', { name: 'a', retention_in_days: 365 }),
    after: tf('aws_cloudwatch_log_group', { name: 'a', retention_in_days: 0 }),
    ...routine,
  },
  {
    rule: 'scrape-lost',
    title: 'a job is removed',
    before: scraping('a', 'b'),
    after: scraping('a'),
    reasons: ['job b is asked no more'],
    ...weakens,
  },
  { rule: 'scrape-lost', title: 'a job is added', before: scraping('a'), after: scraping('a', 'b'), ...routine },
  {
    rule: 'audit-weakened',
    title: 'the audit trail is switched off',
    before: tf('aws_cloudtrail', { name: 'a' }),
    after: tf('aws_cloudtrail', { name: 'a', enable_logging: false }),
    reasons: ['enable_logging is off'],
    ...weakens,
  },
  {
    rule: 'audit-weakened',
    title: 'the control plane logs less',
    before: tf('aws_eks_cluster', { name: 'a', enabled_cluster_log_types: ['api', 'audit'] }),
    after: tf('aws_eks_cluster', { name: 'a', enabled_cluster_log_types: ['api'] }),
    reasons: ['audit of the control plane is recorded no more'],
    ...weakens,
  },
  {
    rule: 'audit-weakened',
    title: 'a trail gets a tag',
    before: tf('aws_cloudtrail', { name: 'a' }),
    after: tf('aws_cloudtrail', { name: 'a', tags: { a: 'b' } }),
    ...routine,
  },
];
