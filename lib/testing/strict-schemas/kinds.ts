import type { z } from 'zod';
import { ingressClassParams } from './own/ingress-class-params';
import { nodeClass } from './own/node-class';
import { nodePool } from './own/node-pool';
import { volumeSnapshotClass } from './own/volume-snapshot-class';

/** Whether objects of a kind lie in a namespace. */
export type Scope = 'cluster' | 'namespace';

/** A kind that may be rendered. */
export interface KnownKind {
  readonly scope: Scope;
  /** A module of a schema package, or a schema of ours. */
  readonly schema: string | z.ZodType;
}

/** The kinds of one apiVersion that a package has. */
interface PackagedKinds {
  readonly from?: string;
  readonly cluster?: readonly string[];
  readonly namespaced?: readonly string[];
}

/**
 * What the API servers of our clusters serve, and the agents. Named one by one: the packages hold versions, too, that
 * Kubernetes serves no more.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
const PACKAGED: Readonly<Record<string, PackagedKinds>> = {
  v1: {
    cluster: ['Namespace', 'PersistentVolume'],
    namespaced: [
      'ConfigMap',
      'LimitRange',
      'PersistentVolumeClaim',
      'Pod',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ],
  },
  'admissionregistration.k8s.io/v1': {
    cluster: [
      'MutatingWebhookConfiguration',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'ValidatingWebhookConfiguration',
    ],
  },
  'apps/v1': { namespaced: ['DaemonSet', 'Deployment', 'StatefulSet'] },
  'autoscaling/v2': { namespaced: ['HorizontalPodAutoscaler'] },
  'batch/v1': { namespaced: ['CronJob', 'Job'] },
  'networking.k8s.io/v1': { cluster: ['IngressClass'], namespaced: ['Ingress', 'NetworkPolicy'] },
  'policy/v1': { namespaced: ['PodDisruptionBudget'] },
  'rbac.authorization.k8s.io/v1': {
    cluster: ['ClusterRole', 'ClusterRoleBinding'],
    namespaced: ['Role', 'RoleBinding'],
  },
  'scheduling.k8s.io/v1': { cluster: ['PriorityClass'] },
  'storage.k8s.io/v1': { cluster: ['StorageClass'] },
  'argoproj.io/v1alpha1': { from: '@kubernetes-models/argo-cd', namespaced: ['Application', 'AppProject'] },
  'kustomize.toolkit.fluxcd.io/v1': { from: '@kubernetes-models/flux-cd', namespaced: ['Kustomization'] },
  'monitoring.coreos.com/v1': {
    from: '@kubernetes-models/prometheus-operator',
    namespaced: ['Alertmanager', 'PodMonitor', 'Probe', 'Prometheus', 'PrometheusRule', 'ServiceMonitor'],
  },
  'monitoring.coreos.com/v1alpha1': {
    from: '@kubernetes-models/prometheus-operator',
    namespaced: ['AlertmanagerConfig'],
  },
  'notification.toolkit.fluxcd.io/v1beta3': {
    from: '@kubernetes-models/flux-cd',
    namespaced: ['Alert', 'Provider'],
  },
  'source.toolkit.fluxcd.io/v1': { from: '@kubernetes-models/flux-cd', namespaced: ['GitRepository'] },
};

/** Kinds that no package has. All of them lie in no namespace. */
const OWN: Readonly<Record<string, z.ZodType>> = {
  'eks.amazonaws.com/v1/IngressClassParams': ingressClassParams,
  'eks.amazonaws.com/v1/NodeClass': nodeClass,
  'karpenter.sh/v1/NodePool': nodePool,
  'snapshot.storage.k8s.io/v1/VolumeSnapshotClass': volumeSnapshotClass,
};

/** What is known of a kind, or nothing. */
export function knownKind(apiVersion: string, kind: string): KnownKind | undefined {
  const own = OWN[`${apiVersion}/${kind}`];
  if (own !== undefined) return { scope: 'cluster', schema: own };
  const { from = 'kubernetes-models', cluster = [], namespaced = [] } = PACKAGED[apiVersion] ?? {};
  const schema = `${from}/${apiVersion}/${kind}`;
  if (cluster.includes(kind)) return { scope: 'cluster', schema };
  return namespaced.includes(kind) ? { scope: 'namespace', schema } : undefined;
}
