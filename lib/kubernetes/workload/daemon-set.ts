import { IntOrString, KubeDaemonSet } from 'cdk8s-plus-27/lib/imports/k8s';
import type { Construct } from 'constructs';
import { Workload, type WorkloadProps } from './workload';

interface NodeProps {
  /**
   * Whether it is on the network of its node: then it has the node's address, and no network policy holds for it.
   * @default false
   */
  readonly hostNetwork?: boolean;
  /** Whether it sees the processes of its node. @default false */
  readonly hostPid?: boolean;
}

export type DaemonSetProps = WorkloadProps & NodeProps;

/**
 * A program on every node, whatever the node is kept free for. It may be root, mount folders of the node and share its
 * network: such a workload is in a namespace of Pod Security `privileged`, and admission policies know its account. It has no
 * budget: a pod goes with its node, and would hold it back.
 */
export class DaemonSet extends Workload {
  constructor(scope: Construct, id: string, props: DaemonSetProps) {
    super(scope, id, props);
    const { hostNetwork = false, hostPid = false } = props;
    new KubeDaemonSet(this, 'Resource', {
      metadata: this.metadata(),
      spec: {
        revisionHistoryLimit: 3,
        selector: this.labelSelector,
        updateStrategy: ONE_NODE_IN_TEN,
        template: this.template({
          tolerations: [{ operator: 'Exists' }],
          // Without this a pod on the network of its node would not find Services by name.
          ...(hostNetwork && { hostNetwork, dnsPolicy: 'ClusterFirstWithHostNet' }),
          ...(hostPid && { hostPid }),
        }),
      },
    });
  }
}

/** A large cluster is done in ten steps, and a mistake has been seen before all nodes have it. */
const ONE_NODE_IN_TEN = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: IntOrString.fromString('10%') } };
