import type { ResourceChange, Side } from '../change';
import { at, isObject, type JsonObject, type JsonValue, objectsOf, structureOf, textAt } from '../values';

/** What two alerts have in common when they are the same one: its name, and its severity where one name has several. */
type Alerts = ReadonlyMap<string, JsonObject>;

/** The alerting rules before and after, wherever Prometheus rules may stand: a ConfigMap, an object, Terraform. */
export function alertsOf({ before, after }: ResourceChange): { before: Alerts; after: Alerts } {
  return { before: alertsIn(before), after: alertsIn(after) };
}

function alertsIn(side: Side | undefined): Alerts {
  return new Map(ruleFilesOf(side).flatMap((file) => objectsOf(at(file, 'groups')).flatMap(alertsOfGroup)));
}

function ruleFilesOf(side: Side | undefined): JsonValue[] {
  if (side === undefined) return [];
  const { record } = side;
  if (record.half === 'terraform') {
    const isRules = record.type === 'aws_prometheus_rule_group_namespace';
    return isRules ? [structureOf(textAt(side.body, 'data')) ?? null] : [];
  }
  if (record.kind === 'PrometheusRule') return [side.body['spec'] ?? null];
  if (record.kind !== 'ConfigMap' || !isObject(side.body['data'])) return [];
  return Object.values(side.body['data']).flatMap((text) => (isRuleFile(text) ? [structureOf(text) ?? null] : []));
}

/** A dashboard in a ConfigMap is long, and none of our business: it is not parsed. */
function isRuleFile(text: JsonValue): text is string {
  return typeof text === 'string' && text.includes('groups') && text.includes('alert');
}

function alertsOfGroup(group: JsonObject): [string, JsonObject][] {
  return objectsOf(group['rules']).flatMap((rule): [string, JsonObject][] => {
    const name = textAt(rule, 'alert');
    const severity = textAt(rule, 'labels', 'severity');
    return name === undefined ? [] : [[severity === undefined ? name : `${name} (${severity})`, rule]];
  });
}

/** The name of an alert without its severity. */
export function nameOf(alert: string): string {
  return alert.replace(/ \([^)]*\)$/, '');
}
