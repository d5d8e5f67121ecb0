import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { Construct } from 'constructs';
import { type Account, arns, type Cluster as ClusterSettings, names, serviceNames } from '../../environment';
import { withLogicalId } from '../logical-id';
import type { PolicyStatement } from '../policy-document';
import { ServiceRole, type TrustStatement } from '../service-role';
import type { Cluster } from './cluster';

/** A program in a cluster, and what it may do in AWS. */
export interface WorkloadIdentity {
  /** Part of the role's name: `loki`. */
  readonly workload: string;
  /** Where its pods run. */
  readonly namespace: string;
  /** What its pods run as, and no others. */
  readonly serviceAccount: string;
  /** Short name to AWS managed policy. @default - no managed policy */
  readonly managedPolicies?: Readonly<Record<string, string>>;
  /** What it may do; computed ARNs only. @default - what the managed policies allow */
  readonly statements?: readonly PolicyStatement[];
}

export interface WorkloadRoleProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** The cluster that the workload runs in. */
  readonly cluster: Pick<ClusterSettings, 'name' | 'region'>;
  /** Who it is. */
  readonly identity: WorkloadIdentity;
}

/** The role of one workload in one cluster. */
export class WorkloadRole extends ServiceRole {
  /** What its pods run as. */
  public readonly serviceAccount: string;

  constructor(scope: Construct, id: string, props: WorkloadRoleProps) {
    const { environment, cluster, identity } = props;
    super(scope, id, {
      environment,
      name: names.workloadRole(cluster, identity.workload),
      logicalId: logicalIdOf(identity),
      description: `${identity.workload} in ${cluster.name}`,
      trust: trustInPods(props),
      managedPolicies: identity.managedPolicies,
      inlinePolicies: identity.statements && { work: identity.statements },
    });
    this.serviceAccount = identity.serviceAccount;
  }
}

export interface PodIdentityProps extends WorkloadRoleProps {
  /** A reference to the cluster's name, so that the association waits for the cluster. */
  readonly clusterName: Cluster['name'];
}

/**
 * Gives the pods of one service account a role: they get short-lived credentials from the agent that Auto Mode brings,
 * and hold no secret. Pods that run already get them when they are made anew.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 */
export class PodIdentity extends Construct {
  constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);
    const { environment, cluster, clusterName, identity } = props;
    const { namespace, serviceAccount } = identity;
    const role = new WorkloadRole(this, 'Role', { environment, cluster, identity });
    const association = { clusterName, namespace, serviceAccount, roleArn: role.arn, dependsOn: [...role.policies] };
    withLogicalId(new EksPodIdentityAssociation(this, 'Resource', association), logicalIdOf(identity));
  }
}

function logicalIdOf({ workload }: WorkloadIdentity): string {
  return workload.replaceAll('-', '_');
}

/**
 * EKS, on behalf of this cluster, for this service account: nobody who may associate roles gives it to another one.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
function trustInPods({ environment, cluster, identity }: WorkloadRoleProps): TrustStatement {
  return {
    principals: { Service: [serviceNames.principal('pods.eks')] },
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    conditions: {
      StringEquals: {
        'aws:SourceAccount': [environment.account],
        'aws:RequestTag/kubernetes-namespace': [identity.namespace],
        'aws:RequestTag/kubernetes-service-account': [identity.serviceAccount],
      },
      ArnEquals: { 'aws:SourceArn': [arns.cluster(environment, cluster.region, cluster.name)] },
    },
  };
}
