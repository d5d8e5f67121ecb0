import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeRole,
  KubeRoleBinding,
  type PolicyRule,
} from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

/** What is done to objects. `escalate`, `bind` and `impersonate` are nobody's. */
export type ApiVerb = 'create' | 'delete' | 'get' | 'list' | 'patch' | 'update' | 'watch';

/** Objects of one API group, and what may be done to them. */
export interface ObjectRule {
  /** API group; the core group is empty. */
  readonly group: string;
  /** In the plural, a subresource behind a slash: `nodes/metrics`. No wildcard. */
  readonly resources: readonly string[];
  readonly verbs: readonly ApiVerb[];
  /** Names of the only objects that are meant. @default - all */
  readonly names?: readonly string[];
}

/** Paths of the API server that are no objects: `/metrics`. */
export interface PathRule {
  readonly paths: readonly string[];
  readonly verbs: readonly ['get'];
}

/** What a workload may ask the API server for. */
export interface ApiAccessRules {
  /** In every namespace, and of what is in none. @default - nothing */
  readonly inCluster?: readonly (ObjectRule | PathRule)[];
  /** In its own namespace. @default - nothing */
  readonly inNamespace?: readonly ObjectRule[];
}

export interface ApiAccessProps extends ApiAccessRules {
  /** Name of the service account, and of what is made for it. */
  readonly name: string;
  /** The namespace of the account. */
  readonly namespace: string;
}

const API_GROUP = 'rbac.authorization.k8s.io';

/**
 * A role of its own for one service account. That of the cluster is named after the namespace as well, because such names
 * are unique in a cluster.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 */
export class ApiAccess extends Construct {
  constructor(scope: Construct, id: string, props: ApiAccessProps) {
    super(scope, id);
    const { name, namespace, inCluster = [], inNamespace = [] } = props;
    const subjects = [{ kind: 'ServiceAccount', name, namespace }];
    this.node.addValidation({ validate: () => mistakes(props) });
    if (inCluster.length > 0) {
      const metadata = { name: `${namespace}-${name}` };
      const roleRef = { apiGroup: API_GROUP, kind: 'ClusterRole', name: metadata.name };
      new KubeClusterRole(this, 'ClusterRole', { metadata, rules: inCluster.map(ruleOf) });
      new KubeClusterRoleBinding(this, 'ClusterRoleBinding', { metadata, roleRef, subjects });
    }
    if (inNamespace.length > 0) {
      const metadata = { name, namespace };
      new KubeRole(this, 'Role', { metadata, rules: inNamespace.map(ruleOf) });
      new KubeRoleBinding(this, 'RoleBinding', {
        metadata,
        roleRef: { apiGroup: API_GROUP, kind: 'Role', name },
        subjects,
      });
    }
  }
}

function ruleOf(rule: ObjectRule | PathRule): PolicyRule {
  if ('paths' in rule) return { nonResourceUrLs: [...rule.paths], verbs: [...rule.verbs] };
  const { group, resources, verbs, names } = rule;
  return {
    apiGroups: [group],
    resources: [...resources],
    verbs: [...verbs],
    ...(names !== undefined && { resourceNames: [...names] }),
  };
}

function mistakes({ name, inCluster = [], inNamespace = [] }: ApiAccessProps): string[] {
  const rules = [...inCluster, ...inNamespace];
  const wild = rules.flatMap((rule) => ('paths' in rule ? rule.paths : [rule.group, ...rule.resources]));
  return [
    ...(rules.length === 0 ? [`${name} asks for a token and may do nothing with it`] : []),
    ...wild
      .filter((text) => text.includes('*'))
      .map((text) => `${name} asks for '${text}': name what it needs, a wildcard grows with the cluster`),
  ];
}
