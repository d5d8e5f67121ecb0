import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

interface GuardedKind {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
}

/**
 * Kinds whose removal takes data along, or everything that runs inside them. No StorageClass: volumes outlive it, a new
 * one is made from the branch, and as its fields are immutable, a change removes it first.
 */
export const GUARDED_KINDS: readonly GuardedKind[] = [
  { group: '', kind: 'Namespace' },
  { group: '', kind: 'PersistentVolume' },
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'eks.amazonaws.com', kind: 'NodeClass' },
  { group: 'karpenter.sh', kind: 'NodePool' },
  { group: 'monitoring.coreos.com', kind: 'Alertmanager' },
  { group: 'monitoring.coreos.com', kind: 'Prometheus' },
];

/**
 * Flux leaves the object where it is; Argo CD asks a person first. Both are always there, so that a cluster is as safe
 * on the day on which it changes its agent.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#resource-pruning-with-confirmation
 */
const GUARDS: Readonly<Record<string, string>> = {
  'kustomize.toolkit.fluxcd.io/prune': 'Disabled',
  'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
};

/** Keeps both agents from removing an object because it is no longer rendered. */
export function guard<T extends ApiObject>(apiObject: T): T {
  for (const [key, value] of Object.entries(GUARDS)) apiObject.metadata.addAnnotation(key, value);
  return apiObject;
}

/** What there is to say of the objects below a scope that need the guards and do not have them. */
export function missingGuards(scope: Construct): string[] {
  return scope.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((apiObject) => isOfGuardedKind(apiObject) && !isGuarded(apiObject))
    .map(
      ({ node, kind }) =>
        `${node.path} is a ${kind} that an agent may remove without asking: hand it to guard() of lib/kubernetes`,
    );
}

function isOfGuardedKind({ apiGroup, kind }: ApiObject): boolean {
  return GUARDED_KINDS.some((guarded) => guarded.kind === kind && (guarded.group || 'core') === apiGroup);
}

function isGuarded({ metadata }: ApiObject): boolean {
  const { annotations = {} } = metadata.toJson() as { annotations?: Readonly<Record<string, string>> };
  return Object.entries(GUARDS).every(([key, value]) => annotations[key] === value);
}
