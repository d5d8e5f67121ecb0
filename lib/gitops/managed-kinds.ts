import type { Environment } from '../environment';

type GitOpsAgent = Environment['gitops']['agent'];

/** A kind that the platform lets its agent apply. */
export interface ManagedKind {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** The kind's name in the API: `ingressclasses`. */
  readonly plural: string;
  readonly namespaced: boolean;
  /** The agent whose own object it is; no other may apply it. @default - either agent may */
  readonly agent?: GitOpsAgent;
  /** Why it is allowed although no component makes one. @default - some component does */
  readonly because?: string;
}

const WORKLOADS = 'workloads of the platform are made of it';
const OPERATOR = 'clusters whose environment chooses prometheus-operator have it';

/**
 * Every kind that an agent may apply, and none by a wildcard: the rights of Flux's reconciler and the project of Argo CD
 * are made of it. No Secret: none is in the branch.
 */
export const MANAGED_KINDS: readonly ManagedKind[] = [
  ofCluster('', 'Namespace', 'namespaces'),
  inNamespaces('', 'ConfigMap', 'configmaps'),
  inNamespaces('', 'LimitRange', 'limitranges'),
  inNamespaces('', 'ResourceQuota', 'resourcequotas'),
  inNamespaces('', 'Service', 'services'),
  inNamespaces('', 'ServiceAccount', 'serviceaccounts'),
  ofCluster('admissionregistration.k8s.io', 'ValidatingAdmissionPolicy', 'validatingadmissionpolicies'),
  ofCluster('admissionregistration.k8s.io', 'ValidatingAdmissionPolicyBinding', 'validatingadmissionpolicybindings'),
  inNamespaces('apps', 'DaemonSet', 'daemonsets', { because: WORKLOADS }),
  inNamespaces('apps', 'Deployment', 'deployments'),
  inNamespaces('apps', 'StatefulSet', 'statefulsets', { because: WORKLOADS }),
  inNamespaces('argoproj.io', 'Application', 'applications', { agent: 'argocd' }),
  inNamespaces('argoproj.io', 'AppProject', 'appprojects', { agent: 'argocd' }),
  inNamespaces('autoscaling', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers', { because: WORKLOADS }),
  ofCluster('eks.amazonaws.com', 'IngressClassParams', 'ingressclassparams'),
  ofCluster('eks.amazonaws.com', 'NodeClass', 'nodeclasses'),
  ofCluster('karpenter.sh', 'NodePool', 'nodepools'),
  inNamespaces('kustomize.toolkit.fluxcd.io', 'Kustomization', 'kustomizations', { agent: 'flux' }),
  inNamespaces('monitoring.coreos.com', 'Alertmanager', 'alertmanagers', { because: OPERATOR }),
  inNamespaces('monitoring.coreos.com', 'AlertmanagerConfig', 'alertmanagerconfigs', { because: OPERATOR }),
  inNamespaces('monitoring.coreos.com', 'PodMonitor', 'podmonitors', { because: OPERATOR }),
  inNamespaces('monitoring.coreos.com', 'Probe', 'probes', { because: OPERATOR }),
  inNamespaces('monitoring.coreos.com', 'Prometheus', 'prometheuses', { because: OPERATOR }),
  inNamespaces('monitoring.coreos.com', 'PrometheusRule', 'prometheusrules', { because: OPERATOR }),
  inNamespaces('monitoring.coreos.com', 'ServiceMonitor', 'servicemonitors', { because: OPERATOR }),
  inNamespaces('networking.k8s.io', 'Ingress', 'ingresses'),
  ofCluster('networking.k8s.io', 'IngressClass', 'ingressclasses'),
  inNamespaces('networking.k8s.io', 'NetworkPolicy', 'networkpolicies'),
  inNamespaces('notification.toolkit.fluxcd.io', 'Alert', 'alerts', { agent: 'flux' }),
  inNamespaces('notification.toolkit.fluxcd.io', 'Provider', 'providers', { agent: 'flux' }),
  inNamespaces('policy', 'PodDisruptionBudget', 'poddisruptionbudgets'),
  ofCluster('rbac.authorization.k8s.io', 'ClusterRole', 'clusterroles'),
  ofCluster('rbac.authorization.k8s.io', 'ClusterRoleBinding', 'clusterrolebindings'),
  inNamespaces('rbac.authorization.k8s.io', 'Role', 'roles', { because: WORKLOADS }),
  inNamespaces('rbac.authorization.k8s.io', 'RoleBinding', 'rolebindings', { because: WORKLOADS }),
  ofCluster('scheduling.k8s.io', 'PriorityClass', 'priorityclasses'),
  inNamespaces('source.toolkit.fluxcd.io', 'GitRepository', 'gitrepositories', { agent: 'flux' }),
  ofCluster('snapshot.storage.k8s.io', 'VolumeSnapshotClass', 'volumesnapshotclasses'),
  ofCluster('storage.k8s.io', 'StorageClass', 'storageclasses'),
];

/** What one of the agents may apply. */
export function managedKinds(agent: GitOpsAgent): ManagedKind[] {
  return MANAGED_KINDS.filter((managed) => (managed.agent ?? agent) === agent);
}

type Remarks = Pick<ManagedKind, 'agent' | 'because'>;

function ofCluster(group: string, kind: string, plural: string, remarks: Remarks = {}): ManagedKind {
  return { group, kind, plural, namespaced: false, ...remarks };
}

function inNamespaces(group: string, kind: string, plural: string, remarks: Remarks = {}): ManagedKind {
  return { group, kind, plural, namespaced: true, ...remarks };
}
