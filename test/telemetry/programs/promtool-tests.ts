import { type AlertingRule, isAlert, type RuleGroup } from '../../../lib/telemetry/model';
import { type AlertContext, annotationsOf } from '../../../lib/telemetry/render/prometheus/rule-file';
import type { JsonObject } from '../../../lib/yaml/json-value';
import type { AlertCase, AlertCases } from './alert-case';

export const CONTEXT: AlertContext = {
  team: 'platform',
  runbooksUrl: 'https://runbooks.example/',
  grafanaUrl: 'https://grafana.example/',
};

/**
 * The unit tests of a family as a file of promtool: each alert once as it fires and once as it just does not.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
export function promtoolTests({ groups, cases }: AlertCases, ruleFiles: readonly string[]): JsonObject {
  return {
    rule_files: ruleFiles,
    evaluation_interval: '1m',
    group_eval_order: groups.map(({ name }) => name),
    tests: cases.flatMap((each) => [firing(each, ruleOf(groups, each)), ...quiet(each)]),
  };
}

/** The rule that a case is about. */
export function ruleOf(groups: readonly RuleGroup[], each: AlertCase): AlertingRule {
  const [rule, ...others] = groups
    .flatMap((group) => group.rules.filter(isAlert))
    .filter((other) => isMeant(other, each));
  if (rule === undefined) throw new Error(`no rule of the family is the one that the case of ${each.alert} means`);
  if (others.length > 0) throw new Error(`${each.alert} has several rules: the case must say which one it means`);
  return rule;
}

/** Whether a case is about a rule. */
export function isMeant(rule: AlertingRule, { alert, severity = rule.severity, ruleLabels = {} }: AlertCase): boolean {
  const hasLabels = Object.entries(ruleLabels).every(([label, value]) => rule.labels?.[label] === value);
  return rule.alert === alert && rule.severity === severity && hasLabels;
}

function firing(each: AlertCase, rule: AlertingRule): JsonObject {
  const { at, labels, description } = each.fires;
  const expected = {
    exp_labels: { ...labels, ...rule.labels, severity: rule.severity, team: rule.team ?? CONTEXT.team },
    exp_annotations: { ...annotationsOf(rule, CONTEXT), description },
  };
  return testOf(each, 'fires', each.series, at, [expected]);
}

function quiet(each: AlertCase): JsonObject[] {
  if ('never' in each.quiet) return [];
  if ('at' in each.quiet) return [testOf(each, 'is not yet due', each.series, each.quiet.at, [])];
  const series = { ...each.series, ...each.quiet.series };
  return [testOf(each, 'stays quiet', series, each.fires.at, [])];
}

function testOf(
  { alert, severity, interval = '1m' }: AlertCase,
  how: string,
  series: AlertCase['series'],
  at: string,
  expected: readonly JsonObject[],
): JsonObject {
  return {
    name: `${alert}${severity === undefined ? '' : ` (${severity})`} ${how}`,
    interval,
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [{ eval_time: at, alertname: alert, exp_alerts: expected }],
  };
}
