import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { guard } from './guard';

export interface NodeClassProps {
  /** What node pools refer to. */
  readonly name: string;
  /** Name of the IAM role that nodes run with; an access entry of type EC2 must name it. */
  readonly role: string;
  /** Tags that select the subnets of nodes. */
  readonly subnetTags: Readonly<Record<string, string>>;
  /** Tags that select the subnets of pods, one in each zone in which there are nodes. */
  readonly podSubnetTags: Readonly<Record<string, string>>;
  /** Tags that select the security groups of nodes and of pods. */
  readonly securityGroupTags: Readonly<Record<string, string>>;
  /** Tags on every EC2 instance, its volumes and network interfaces, beside those of Auto Mode. */
  readonly tags: Readonly<Record<string, string>>;
  /** Disk for images, logs and temporary files, in GiB; encrypted by Auto Mode. @default 80 */
  readonly ephemeralStorageGiB?: number;
}

/**
 * Where and how Auto Mode makes nodes. Network policies are enforced as soon as the cluster's switch is on, and what
 * they deny is logged on the node. Pods wear the address of their node where they leave the VPC: nobody outside has a
 * route to theirs.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export class NodeClass extends Construct {
  /** What node pools refer to. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: NodeClassProps) {
    super(scope, id);
    this.name = props.name;
    const resource = new ApiObject(this, 'Resource', {
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'NodeClass',
      metadata: { name: props.name },
      spec: {
        role: props.role,
        subnetSelectorTerms: [{ tags: props.subnetTags }],
        securityGroupSelectorTerms: [{ tags: props.securityGroupTags }],
        // Either both of these are given, or none.
        podSubnetSelectorTerms: [{ tags: props.podSubnetTags }],
        podSecurityGroupSelectorTerms: [{ tags: props.securityGroupTags }],
        snatPolicy: 'Random',
        networkPolicy: 'DefaultAllow',
        networkPolicyEventLogs: 'Enabled',
        ephemeralStorage: { size: `${props.ephemeralStorageGiB ?? 80}Gi` },
        tags: props.tags,
      },
    });
    guard(resource);
  }
}
