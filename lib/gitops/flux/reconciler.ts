import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeServiceAccount,
  type PolicyRule,
} from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { names } from '../../environment';
import { managedKinds } from '../managed-kinds';
import { FLUX_NAMESPACE, fluxMetadata, NEVER_PRUNED } from './namespaced';

/** Server-side apply creates and patches, drift detection and garbage collection read and delete; nothing else is done. */
const APPLY: readonly string[] = ['create', 'delete', 'get', 'list', 'patch', 'watch'];

/**
 * As whom Flux applies the platform: every managed kind by name, no Secret, and nothing by a wildcard; not cluster-admin,
 * which the controllers have by the upstream manifest.
 */
export class FluxReconciler extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const name = names.agentServiceAccount('flux');
    const annotations = NEVER_PRUNED;
    new KubeServiceAccount(this, 'ServiceAccount', {
      metadata: { ...fluxMetadata(name), annotations },
      automountServiceAccountToken: false,
    });
    new KubeClusterRole(this, 'ClusterRole', {
      metadata: { name, annotations },
      rules: [...mayApply(), MAY_GRANT, ...MAY_SEE_ROLLOUTS],
    });
    new KubeClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata: { name, annotations },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: FLUX_NAMESPACE }],
    });
  }
}

/** One rule an API group. */
function mayApply(): PolicyRule[] {
  const kinds = managedKinds('flux');
  return [...new Set(kinds.map(({ group }) => group))].map((group) => ({
    apiGroups: [group],
    resources: kinds.filter((managed) => managed.group === group).map(({ plural }) => plural),
    verbs: [...APPLY],
  }));
}

/**
 * It applies the roles of people and workloads. Without these two verbs it could give only what it has itself, so it would
 * have to have everything that anybody has: reading Secrets, entering pods, cluster-admin for emergencies. What is granted
 * is reviewed in the branch.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 */
const MAY_GRANT: PolicyRule = {
  apiGroups: ['rbac.authorization.k8s.io'],
  resources: ['clusterroles', 'roles'],
  verbs: ['bind', 'escalate'],
};

/**
 * Whether a Deployment is ready is told from its ReplicaSets and their Pods.
 * @see https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus
 */
const MAY_SEE_ROLLOUTS: readonly PolicyRule[] = [
  { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['apps'], resources: ['replicasets'], verbs: ['get', 'list', 'watch'] },
];
