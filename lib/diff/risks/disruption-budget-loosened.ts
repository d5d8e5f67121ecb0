import { goneObject, isKubernetes, stayingPair } from '../change';
import { at, type JsonObject, type JsonValue, keyOf } from '../values';
import type { RiskRule } from './risk';

export const disruptionBudgetLoosened: RiskRule = {
  name: 'disruption-budget-loosened',
  risk: 'interrupts',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  judge(change) {
    if (!isKubernetes(change, 'PodDisruptionBudget')) return [];
    if (change.kind === 'removed' && goneObject(change) !== undefined)
      return ['nodes may go with all its pods at once'];
    const pair = stayingPair(change);
    if (pair === undefined || !isLooser(pair.before, pair.after)) return [];
    return ['more of its pods may be down at once'];
  },
};

/** Fewer have to be up, more may be down, or the one limit has given way to the other. */
function isLooser(before: JsonObject, after: JsonObject): boolean {
  const limit = (body: JsonObject, name: string) => at(body, 'spec', name);
  const [least, leastAfter] = [limit(before, 'minAvailable'), limit(after, 'minAvailable')];
  const [most, mostAfter] = [limit(before, 'maxUnavailable'), limit(after, 'maxUnavailable')];
  if (least !== undefined && keyOf(least) !== keyOf(leastAfter)) return !isAtMost(least, leastAfter);
  return most !== undefined && keyOf(most) !== keyOf(mostAfter) && !isAtMost(mostAfter, most);
}

/** False, too, when two amounts cannot be compared: one in percent, or one missing. */
function isAtMost(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  return one?.unit === other?.unit && one !== undefined && other !== undefined && one.amount <= other.amount;
}

function amountOf(value: JsonValue | undefined): { amount: number; unit: string } | undefined {
  const groups = /^(?<amount>\d+)(?<unit>%?)$/.exec(keyOf(value).replaceAll('"', ''))?.groups;
  return groups === undefined ? undefined : { amount: Number(groups['amount']), unit: groups['unit'] ?? '' };
}
