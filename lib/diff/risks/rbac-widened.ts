import { bodiesOf, goneObject, isKubernetes } from '../change';
import { type JsonObject, keyOf, objectsOf, stringsOf, textAt } from '../values';
import type { RiskRule } from './risk';

export const rbacWidened: RiskRule = {
  name: 'rbac-widened',
  risk: 'widens-access',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  judge(change) {
    if (change.kind === 'removed' || !isKubernetes(change)) return [];
    const isNew = goneObject(change) !== undefined;
    const { before, after } = isNew ? { after: change.after?.body } : bodiesOf(change);
    if (isKubernetes(change, 'Role', 'ClusterRole')) return gained(before, after, grantsOf, 'allows');
    if (isKubernetes(change, 'RoleBinding', 'ClusterRoleBinding')) return gained(before, after, boundTo, 'gives');
    return [];
  },
};

const MOST_NAMED = 5;

function gained(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  rightsOf: (body: JsonObject | undefined) => ReadonlySet<string>,
  verb: string,
): string[] {
  const olds = rightsOf(before);
  const fresh = [...rightsOf(after)].filter((right) => !olds.has(right)).sort();
  const more = fresh.length > MOST_NAMED ? [`${verb} ${fresh.length - MOST_NAMED} things more`] : [];
  return [...fresh.slice(0, MOST_NAMED).map((right) => `${verb} ${right}`), ...more];
}

/** Every verb on every resource, one by one: rules may be cut otherwise than before and grant the same. */
function grantsOf(role: JsonObject | undefined): Set<string> {
  const grants = objectsOf(role?.['rules']).flatMap((rule) => {
    const targets = [...targetsOf(rule), ...stringsOf(rule['nonResourceURLs'])];
    return stringsOf(rule['verbs']).flatMap((verb) => targets.map((target) => `${verb} ${target}`));
  });
  return new Set(grants);
}

function targetsOf(rule: JsonObject): string[] {
  const names = stringsOf(rule['resourceNames']);
  const suffixes = names.length === 0 ? [''] : names.map((name) => ` ${name}`);
  return stringsOf(rule['apiGroups']).flatMap((group) =>
    stringsOf(rule['resources']).flatMap((resource) =>
      suffixes.map((suffix) => `${inGroup(resource, group)}${suffix}`),
    ),
  );
}

function inGroup(resource: string, group: string): string {
  return group === '' ? resource : `${resource}.${group}`;
}

function boundTo(binding: JsonObject | undefined): Set<string> {
  const role = `${textAt(binding, 'roleRef', 'kind') ?? ''} ${textAt(binding, 'roleRef', 'name') ?? ''}`;
  const subjects = objectsOf(binding?.['subjects']).map((subject) => {
    const { kind, namespace, name } = subject;
    if (typeof kind !== 'string' || typeof name !== 'string') return keyOf(subject);
    return `${kind} ${typeof namespace === 'string' ? `${namespace}/` : ''}${name}`;
  });
  return new Set(subjects.map((subject) => `${role} to ${subject}`));
}
