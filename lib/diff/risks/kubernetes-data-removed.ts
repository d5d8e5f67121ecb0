import { goneObject } from '../change';
import { textAt } from '../values';
import type { RiskRule } from './risk';

const HOLDS: Readonly<Record<string, string>> = {
  Namespace: 'everything in the namespace goes with it',
  CustomResourceDefinition: 'every object of the kind goes with it',
  PersistentVolumeClaim: 'its volume goes with it, unless its class retains volumes',
  PersistentVolume: 'its volume may go with it',
  VolumeSnapshot: 'its snapshot goes with it',
  VolumeSnapshotContent: 'its snapshot goes with it',
};

/** A rename in Kubernetes is no rename: an agent that prunes removes the object of the old name. */
export const kubernetesDataRemoved: RiskRule = {
  name: 'kubernetes-data-removed',
  risk: 'destroys-data',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  judge(change) {
    const gone = goneObject(change);
    if (gone?.record.half !== 'kubernetes') return [];
    const { kind } = gone.record;
    const held = HOLDS[kind];
    if (held !== undefined) return [held];
    const deletesClaims =
      kind === 'StatefulSet' &&
      textAt(gone.body, 'spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted') === 'Delete';
    return deletesClaims ? ['its volume claims are deleted with it'] : [];
  },
};
