import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns } from '../../environment';
import { withLogicalId } from '../logical-id';

export interface AccessEntryProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** A reference to the cluster's name, so that the entry waits for the cluster. */
  readonly clusterName: string;
  /** `aws_eks_access_entry.<logicalId>`, unique in the layer. */
  readonly logicalId: string;
  /** The role that gets access; it exists already. */
  readonly roleArn: string;
  /** Groups of Kubernetes that it belongs to; RBAC says what they may do. EKS takes none for nodes. @default - none */
  readonly groups?: readonly string[];
  /** The EKS access policy, for the whole cluster: `AmazonEKSViewPolicy`. @default - what RBAC says of the groups */
  readonly policy?: string;
  /** `EC2` for the nodes of Auto Mode. @default - people and programs (`STANDARD`) */
  readonly type?: 'EC2';
}

/**
 * Lets a role into a cluster.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export class AccessEntry extends Construct {
  /** For whatever needs the access to be in force. */
  public readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AccessEntryProps) {
    super(scope, id);
    const { environment, clusterName, logicalId, roleArn, groups, policy, type = 'STANDARD' } = props;
    const kubernetesGroups = groups && [...groups];
    const entry = new EksAccessEntry(this, 'Resource', { clusterName, principalArn: roleArn, type, kubernetesGroups });
    this.resource = withLogicalId(entry, logicalId);
    if (policy === undefined) return;
    const association = new EksAccessPolicyAssociation(this, 'Policy', {
      clusterName,
      // Of the entry, not of the role: the association waits for it.
      principalArn: entry.principalArn,
      policyArn: arns.clusterAccessPolicy(environment, policy),
      accessScope: { type: 'cluster' },
    });
    this.resource = withLogicalId(association, logicalId);
  }
}
