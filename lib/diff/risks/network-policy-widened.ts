import { bodiesOf, goneObject, isKubernetes } from '../change';
import { at, type JsonObject, keyOf, listOf, stringsOf } from '../values';
import type { RiskRule } from './risk';

export const networkPolicyWidened: RiskRule = {
  name: 'network-policy-widened',
  risk: 'widens-access',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  judge(change) {
    if (!isKubernetes(change, 'NetworkPolicy')) return [];
    if (change.kind === 'removed' && goneObject(change) !== undefined)
      return ['the pods that it chose are isolated no more'];
    if (change.kind === 'renamed') return [];
    const { before, after } = bodiesOf(change);
    return [...directionsLost(before, after), ...rulesGained(before, after)];
  },
};

function directionsLost(before: JsonObject | undefined, after: JsonObject | undefined): string[] {
  const left = stringsOf(at(after, 'spec', 'policyTypes'));
  const lost = stringsOf(at(before, 'spec', 'policyTypes')).filter((direction) => !left.includes(direction));
  return lost.map((direction) => `${direction} is isolated no more`);
}

function rulesGained(before: JsonObject | undefined, after: JsonObject | undefined): string[] {
  return [
    { direction: 'ingress', peer: 'from' },
    { direction: 'egress', peer: 'to' },
  ].flatMap(({ direction, peer }) => {
    const olds = new Set(listOf(at(before, 'spec', direction)).flatMap((rule) => pathsOf(rule as JsonObject, peer)));
    const news = listOf(at(after, 'spec', direction)).flatMap((rule) => pathsOf(rule as JsonObject, peer));
    const count = news.filter((path) => !olds.has(path)).length;
    return count === 0
      ? []
      : [`${direction} allows ${count === 1 ? 'a peer or port' : `${count} peers or ports`} more`];
  });
}

/** Each peer on each port; a rule that names none is for all of them. */
function pathsOf(rule: JsonObject, peer: string): string[] {
  const all = [null];
  const peers = rule[peer] === undefined ? all : listOf(rule[peer]);
  const ports = rule['ports'] === undefined ? all : listOf(rule['ports']);
  return peers.flatMap((one) => ports.map((port) => keyOf([one, port])));
}
