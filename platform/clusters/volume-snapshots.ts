import type { Construct } from 'constructs';
import { Component, EbsSnapshotClass } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/** The EKS add-on without which nobody takes a snapshot; it also brings the kind. */
const ADDON = 'snapshot-controller';

/**
 * A component of its own, and only where the add-on is: a kind that is not there yet holds up snapshots, and no volume. A
 * snapshot goes with its object, as a volume goes with its claim; what must outlive both is a backup.
 */
export function volumeSnapshots(scope: Construct, { cluster, componentDefaults }: ClusterContext): void {
  if (!cluster.addons.includes(ADDON)) return;
  const component = new Component(scope, 'VolumeSnapshots', {
    ...componentDefaults,
    name: 'volume-snapshots',
    needs: ['crd/volumesnapshotclasses.snapshot.storage.k8s.io'],
  });
  new EbsSnapshotClass(component, 'Default', { name: 'ebs', isDefault: true });
}
