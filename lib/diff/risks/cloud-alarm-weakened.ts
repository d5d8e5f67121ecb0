import { destroyedResource, stayingPair } from '../change';
import { type JsonObject, numberAt, stringsOf, textAt } from '../values';
import type { RiskRule } from './risk';

const SEES = new Set([
  'aws_cloudwatch_metric_alarm',
  'aws_cloudwatch_composite_alarm',
  'aws_cloudwatch_log_metric_filter',
  'aws_cloudwatch_event_rule',
  'aws_budgets_budget',
]);

export const cloudAlarmWeakened: RiskRule = {
  name: 'cloud-alarm-weakened',
  risk: 'weakens-observation',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html',
  judge(change) {
    const gone = destroyedResource(change);
    if (gone !== undefined && change.kind === 'removed')
      return SEES.has(gone.record.type) ? ['it is raised no more'] : [];
    const pair = stayingPair(change, new Set(['aws_cloudwatch_metric_alarm']));
    return pair === undefined ? [] : weaker(pair.before, pair.after);
  },
};

function weaker(before: JsonObject, after: JsonObject): string[] {
  const numbers = (name: string) => [numberAt(before, name), numberAt(after, name)] as const;
  const [threshold, thresholdAfter] = numbers('threshold');
  const isUpper = textAt(after, 'comparison_operator')?.startsWith('Greater') === true;
  const isLooser =
    threshold !== undefined &&
    thresholdAfter !== undefined &&
    (isUpper ? thresholdAfter > threshold : thresholdAfter < threshold);
  const longer = ['evaluation_periods', 'datapoints_to_alarm', 'period'].filter((name) => {
    const [old, fresh] = numbers(name);
    return old !== undefined && fresh !== undefined && fresh > old;
  });
  const left = stringsOf(after['alarm_actions']);
  const lost = stringsOf(before['alarm_actions']).filter((action) => !left.includes(action));
  const isDeaf =
    textAt(before, 'treat_missing_data') === 'breaching' && textAt(after, 'treat_missing_data') !== 'breaching';
  return [
    ...(isLooser ? [`is raised at ${thresholdAfter}, not at ${threshold}`] : []),
    ...longer.map((name) => `${name} grows`),
    ...(lost.length === 0 ? [] : [`tells ${lost.length} fewer`]),
    ...(after['actions_enabled'] === false && before['actions_enabled'] !== false ? ['tells nobody'] : []),
    ...(isDeaf ? ['is silent when there is no data'] : []),
  ];
}
