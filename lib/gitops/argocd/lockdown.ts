import { type KustomizePatch, leaveOut, merge } from '../kustomize-patch';
import { ARGOCD_SETTINGS } from './settings';

/** Nobody signs in through Dex, and Applications are rendered, not generated in the cluster. */
const NOT_WANTED = '(argocd-dex-server|argocd-applicationset-controller)';

/** What these two have in the upstream manifest. */
const KINDS: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['apps/v1', 'Deployment'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
];

/**
 * What is changed in the upstream manifest of Argo CD, from 3.2 on, before it is applied: the settings are there from the
 * first start, so that no initial password is made.
 */
export function argocdInstallPatches(): KustomizePatch[] {
  return [
    merge('v1', 'ConfigMap', 'argocd-cm', { data: ARGOCD_SETTINGS }),
    ...KINDS.map(([apiVersion, kind]) => leaveOut(apiVersion, kind, NOT_WANTED)),
  ];
}
