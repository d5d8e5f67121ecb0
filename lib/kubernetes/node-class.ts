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
  /** Tags that select the subnets of pods. */
  readonly podSubnetTags: Readonly<Record<string, string>>;
  /** Tags that select the security groups of nodes and of pods. */
  readonly securityGroupTags: Readonly<Record<string, string>>;
  /** Tags on every EC2 instance and volume. */
  readonly tags: Readonly<Record<string, string>>;
  /** Root disk, in GiB; encrypted by Auto Mode. @default 80 */
  readonly ephemeralStorageGiB?: number;
}

/**
 * Where and how Auto Mode makes nodes. Network policies are enforced as soon as the cluster's switch is on, and what
 * they deny is logged.
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
        podSubnetSelectorTerms: [{ tags: props.podSubnetTags }],
        podSecurityGroupSelectorTerms: [{ tags: props.securityGroupTags }],
        networkPolicy: 'DefaultAllow',
        networkPolicyEventLogs: 'Enabled',
        ephemeralStorage: { size: `${props.ephemeralStorageGiB ?? 80}Gi` },
        tags: props.tags,
      },
    });
    guard(resource);
  }
}
