import type { JsonObject } from '../../yaml';
import type { RuleGroup } from '../model';
import { type AlertContext, groupOf } from './prometheus';

/**
 * The spec of a PrometheusRule: below `groups` it is what the rule file of a Prometheus holds.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export function prometheusRuleSpec(group: RuleGroup, context: AlertContext): JsonObject {
  return { groups: [groupOf(group, context)] };
}
