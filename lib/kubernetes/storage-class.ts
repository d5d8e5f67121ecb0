import { KubeStorageClass } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

export interface Gp3StorageClassProps {
  /** What volume claims name. */
  readonly name: string;
  /** Whether volumes that name no class get this one. @default false */
  readonly isDefault?: boolean;
  /** What happens to a volume whose claim is deleted. @default Delete */
  readonly reclaimPolicy?: 'Delete' | 'Retain';
}

/** Nodes of Auto Mode, which all of ours are: no other node has the driver of its volumes. */
const NODES_OF_AUTO_MODE = { matchLabelExpressions: [{ key: 'eks.amazonaws.com/compute-type', values: ['auto'] }] };

/**
 * Encrypted, expandable gp3 volumes from the block storage of EKS Auto Mode, made in the zone of the pod that asks.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html
 */
export class Gp3StorageClass extends Construct {
  /** What volume claims name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: Gp3StorageClassProps) {
    super(scope, id);
    const { name, isDefault = false, reclaimPolicy = 'Delete' } = props;
    this.name = name;
    new KubeStorageClass(this, 'Resource', {
      metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': String(isDefault) } },
      provisioner: 'ebs.csi.eks.amazonaws.com',
      parameters: { type: 'gp3', encrypted: 'true' },
      volumeBindingMode: 'WaitForFirstConsumer',
      allowedTopologies: [NODES_OF_AUTO_MODE],
      allowVolumeExpansion: true,
      reclaimPolicy,
    });
  }
}
