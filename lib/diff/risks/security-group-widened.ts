import { bodiesOf, subjectOf, typeOf } from '../change';
import { type JsonObject, keyOf, objectsOf, stringsOf, textAt } from '../values';
import type { RiskRule } from './risk';

const RULES = new Set([
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_security_group_rule',
]);
const GROUPS = new Set(['aws_security_group', 'aws_default_security_group']);

export const securityGroupWidened: RiskRule = {
  name: 'security-group-widened',
  risk: 'widens-access',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  judge(change) {
    if (change.kind === 'removed') return [];
    const type = typeOf(subjectOf(change));
    const { before, after } = bodiesOf(change);
    if (RULES.has(type)) return ruleWidened(before, after);
    if (!GROUPS.has(type) || after === undefined) return [];
    return ['ingress', 'egress'].flatMap((direction) => {
      const olds = new Set(objectsOf(before?.[direction]).map(keyOf));
      const fresh = objectsOf(after[direction]).filter((rule) => !olds.has(keyOf(rule)));
      return fresh.map((rule) => `${direction} allows ${trafficOf(rule)}`);
    });
  },
};

function ruleWidened(before: JsonObject | undefined, after: JsonObject | undefined): string[] {
  if (after === undefined || (before !== undefined && trafficOf(before) === trafficOf(after))) return [];
  return [`allows ${trafficOf(after)}`];
}

function trafficOf(rule: JsonObject): string {
  const { from_port: from = 'all', to_port: to = from } = rule;
  const protocol = textAt(rule, 'ip_protocol') ?? textAt(rule, 'protocol') ?? 'all';
  const singles = [
    'cidr_ipv4',
    'cidr_ipv6',
    'prefix_list_id',
    'referenced_security_group_id',
    'source_security_group_id',
  ];
  const lists = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups'];
  const peers = [
    ...singles.flatMap((name) => textAt(rule, name) ?? []),
    ...lists.flatMap((name) => stringsOf(rule[name])),
  ];
  return `${protocol === '-1' ? 'all' : protocol} ${from === to ? keyOf(from) : `${keyOf(from)}-${keyOf(to)}`} with ${peers.join(', ') || 'itself'}`.replaceAll(
    '"',
    '',
  );
}
