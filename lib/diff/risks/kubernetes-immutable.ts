import { goneObject, isKubernetes, stayingPair, subjectOf } from '../change';
import { at, fieldPath, type JsonObject, type Path, pathText } from '../values';
import type { RiskRule } from './risk';

/** Fields that the API server refuses to change, by kind. What lies below them counts. */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec.selector'],
  DaemonSet: ['spec.selector'],
  ReplicaSet: ['spec.selector'],
  Job: ['spec.selector', 'spec.template', 'spec.completionMode', 'spec.podFailurePolicy', 'spec.backoffLimitPerIndex'],
  Service: ['spec.clusterIP', 'spec.clusterIPs'],
  StorageClass: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
  PriorityClass: ['value', 'preemptionPolicy'],
  RoleBinding: ['roleRef'],
  ClusterRoleBinding: ['roleRef'],
  PersistentVolumeClaim: [
    'spec.accessModes',
    'spec.storageClassName',
    'spec.selector',
    'spec.volumeMode',
    'spec.volumeName',
  ],
  PersistentVolume: ['spec.csi', 'spec.volumeMode', 'spec.nodeAffinity'],
  CSIDriver: ['spec.attachRequired'],
  IngressClass: ['spec.controller'],
  CustomResourceDefinition: ['spec.group', 'spec.scope', 'spec.names.plural'],
  Secret: ['type'],
};

/** The only fields of a StatefulSet that may change. */
const MUTABLE_OF_STATEFUL_SET = [
  'spec.replicas',
  'spec.ordinals',
  'spec.template',
  'spec.updateStrategy',
  'spec.revisionHistoryLimit',
  'spec.persistentVolumeClaimRetentionPolicy',
  'spec.minReadySeconds',
];

/** An agent that may not replace stops at such a change; one that may deletes the object first. */
export const kubernetesImmutable: RiskRule = {
  name: 'kubernetes-immutable',
  risk: 'replaces',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  judge(change) {
    const pair = stayingPair(change);
    if (pair === undefined || !isKubernetes(change) || goneObject(change) !== undefined) return [];
    const { record } = subjectOf(change);
    const fields = change.edits.filter(({ path }) =>
      isFixed(record.half === 'kubernetes' ? record.kind : '', path, pair.before),
    );
    return [...new Set(fields.map(({ path }) => pathText(path)))].map((field) => `${field} cannot be changed`);
  },
};

function isFixed(kind: string, path: Path, before: JsonObject): boolean {
  const field = fieldPath(path);
  const isIn = (names: readonly string[]) => names.some((name) => field === name || field.startsWith(`${name}.`));
  const isData = field === 'data' || field.startsWith('data.') || field.startsWith('binaryData');
  if (kind === 'ConfigMap' || kind === 'Secret') {
    if (at(before, 'immutable') === true && (isData || field === 'immutable')) return true;
  }
  if (kind === 'StatefulSet') return field.startsWith('spec.') && !isIn(MUTABLE_OF_STATEFUL_SET);
  return isIn(IMMUTABLE[kind] ?? []);
}
