import {
  KubeService,
  KubeStatefulSet,
  type KubePersistentVolumeClaimProps,
  Quantity,
} from 'cdk8s-plus-27/lib/imports/k8s';
import type { Construct } from 'constructs';
import { guard } from '../guard';
import { placementOf, replicaMistakes, type Replicas, type ReplicatedProps } from './replicas';
import { servicePort, Workload, type WorkloadProps } from './workload';

/** A disk that each pod has for itself. Kubernetes takes no change of it later, but for what is done to each claim by hand. */
export interface VolumeClaim {
  /** Name of the volume: `data`. The claim of the first pod is `<name>-<workload>-0`. */
  readonly name: string;
  /** Where the container finds it. */
  readonly folder: string;
  /** Size of the disk, in GiB. */
  readonly sizeGiB: number;
  /** Name of the StorageClass: `gp3`. */
  readonly storageClass: string;
}

interface StatefulProps {
  /** The disks of each pod. @default - none: only the names of its pods are stable */
  readonly claims?: readonly VolumeClaim[];
  /**
   * Whether pods start and stop all at once, as peers do that find each other, or one after the other.
   * @default one-by-one
   */
  readonly startsUp?: 'all-at-once' | 'one-by-one';
}

export type StatefulSetProps = WorkloadProps & ReplicatedProps & StatefulProps & Replicas;

/**
 * A program whose pods have a name, and may have a disk, that outlives them: `<name>-0.<name>-peers`. Disks stay when it is
 * scaled down or removed: people delete them.
 */
export class StatefulSet extends Workload {
  /** The Service by which its pods find each other, also those that are not ready: `<name>-peers`. */
  public readonly peers: string;

  constructor(scope: Construct, id: string, props: StatefulSetProps) {
    const { claims = [], replicas = 1, singleton, startsUp, namespace, ports } = props;
    const claimed = claims.map(({ name, folder }) => ({ volumeMount: { name, mountPath: folder } }));
    super(scope, id, { ...props, mounts: [...claimed, ...(props.mounts ?? [])] });
    this.peers = `${props.name}-peers`;
    this.node.addValidation({ validate: () => replicaMistakes(props) });
    new KubeService(this, 'Peers', {
      metadata: { name: this.peers, namespace },
      spec: {
        clusterIp: 'None',
        publishNotReadyAddresses: true,
        selector: { ...this.selector },
        ports: ports.map(servicePort),
      },
    });
    const resource = new KubeStatefulSet(this, 'Resource', {
      metadata: this.metadata(singleton),
      spec: {
        serviceName: this.peers,
        replicas,
        revisionHistoryLimit: 3,
        podManagementPolicy: startsUp === 'all-at-once' ? 'Parallel' : 'OrderedReady',
        selector: this.labelSelector,
        template: this.template(placementOf(props, this.selector, 'controller-revision-hash')),
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        ...(claims.length > 0 && { volumeClaimTemplates: claims.map(claimTemplate) }),
      },
    });
    guard(resource);
    this.addBudget();
  }
}

function claimTemplate({ name, sizeGiB, storageClass }: VolumeClaim): KubePersistentVolumeClaimProps {
  return {
    metadata: { name },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: storageClass,
      resources: { requests: { storage: Quantity.fromString(`${sizeGiB}Gi`) } },
    },
  };
}
