import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';

export interface EbsSnapshotClassProps {
  /** What volume snapshots name. */
  readonly name: string;
  /** Whether snapshots that name no class get this one. @default false */
  readonly isDefault?: boolean;
  /** What happens to a snapshot in EBS when its object is deleted. @default Delete */
  readonly deletionPolicy?: 'Delete' | 'Retain';
}

/**
 * Snapshots of volumes of EKS Auto Mode, taken when a VolumeSnapshot asks for one. EBS encrypts them with the key of
 * their volume; there is nothing to choose. Needs the add-on snapshot-controller.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/sample-storage-workload.html
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
 */
export class EbsSnapshotClass extends Construct {
  /** What volume snapshots name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: EbsSnapshotClassProps) {
    super(scope, id);
    const { name, isDefault = false, deletionPolicy = 'Delete' } = props;
    this.name = name;
    new ApiObject(this, 'Resource', {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: { name, annotations: { 'snapshot.storage.kubernetes.io/is-default-class': String(isDefault) } },
      driver: 'ebs.csi.eks.amazonaws.com',
      deletionPolicy,
    });
  }
}
