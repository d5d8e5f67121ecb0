import { names } from '../../environment';

/** Everything of Argo CD lies in the namespace that bootstrap makes for it. */
export const ARGOCD_NAMESPACE = names.agentNamespace('argocd');

/** The metadata of an object of Argo CD. */
export function argocdMetadata(name: string) {
  return { name, namespace: ARGOCD_NAMESPACE };
}

/**
 * A ConfigMap that Argo CD reads its settings from. It looks for the label `part-of`; both labels are those of the upstream
 * manifest, which makes the same object empty.
 */
export function settingsMetadata(name: string) {
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'argocd' };
  return { ...argocdMetadata(name), labels, annotations: { ...BEFORE_ALL_COMPONENTS, ...NEVER_PRUNED } };
}

/** Before wave 0: settings decide what a wave waits for, and a project what an Application may do. */
export const BEFORE_ALL_COMPONENTS: Readonly<Record<string, string>> = { 'argocd.argoproj.io/sync-wave': '-1' };

/** What Argo CD itself stands on is never removed because it is no longer rendered. */
export const NEVER_PRUNED: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
};
