import type { KubernetesObject } from './kubernetes-objects';

/** What somebody wants to do: `patch deployments.apps`, `get pods/log`. */
export interface Wish {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  /** In the plural, a subresource behind a slash. */
  readonly resource: string;
}

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs: readonly string[];
}

interface ClusterRole extends KubernetesObject {
  readonly rules: readonly Rule[];
}

interface ClusterRoleBinding extends KubernetesObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects: readonly { readonly kind: string; readonly name: string }[];
}

/** Reads `patch deployments.apps`; what has no dot is of the core group. */
export function wish(text: string): Wish {
  const [, verb = '', resource = '', group = '', subresource = ''] =
    /^(\S+) ([^./]+)(?:\.([^/]+))?(\/.+)?$/.exec(text) ?? [];
  return { verb, group, resource: `${resource}${subresource}` };
}

/**
 * Whether the roles of the whole cluster among these objects give a right to a group of people. Rights add up, and a
 * subresource is none of its resource.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function may(objects: readonly KubernetesObject[], group: string, { verb, ...wished }: Wish): boolean {
  return rolesOf(objects, group).some(({ rules }) =>
    rules.some(
      ({ apiGroups = [], resources = [], verbs }) =>
        has(apiGroups, wished.group) && has(resources, wished.resource) && has(verbs, verb),
    ),
  );
}

/** The names of all roles that are bound to a group, those that Kubernetes brings as well. */
export function roleNamesOf(objects: readonly KubernetesObject[], group: string): string[] {
  const bindings = objects.filter((object): object is ClusterRoleBinding => object.kind === 'ClusterRoleBinding');
  return bindings
    .filter(({ subjects }) => subjects.some(({ kind, name }) => kind === 'Group' && name === group))
    .map(({ roleRef }) => roleRef.name);
}

function rolesOf(objects: readonly KubernetesObject[], group: string): ClusterRole[] {
  const names = roleNamesOf(objects, group);
  return objects
    .filter((object): object is ClusterRole => object.kind === 'ClusterRole')
    .filter(({ metadata }) => names.includes(metadata.name));
}

function has(list: readonly string[], value: string): boolean {
  return list.includes('*') || list.includes(value);
}
