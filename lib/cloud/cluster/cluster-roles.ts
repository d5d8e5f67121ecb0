import type { Construct } from 'constructs';
import { type Account, arns, type Cluster, names, serviceNames } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { ServiceRole } from '../service-role';

export interface ClusterRoleProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** The cluster that the roles serve, and no other. */
  readonly cluster: Pick<Cluster, 'name' | 'region'>;
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html */
const CLUSTER_POLICIES = {
  control_plane: 'AmazonEKSClusterPolicy',
  compute: 'AmazonEKSComputePolicy',
  block_storage: 'AmazonEKSBlockStoragePolicy',
  load_balancing: 'AmazonEKSLoadBalancingPolicy',
  networking: 'AmazonEKSNetworkingPolicy',
};

/** @see https://docs.aws.amazon.com/eks/latest/userguide/auto-create-node-role.html */
const NODE_POLICIES = {
  minimal: 'AmazonEKSWorkerNodeMinimalPolicy',
  pull_images: 'AmazonEC2ContainerRegistryPullOnly',
};

/** What EKS Auto Mode works with: instances, volumes, load balancers and network interfaces of one cluster. */
export class ClusterRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id, {
      environment: props.environment,
      name: names.clusterRole(props.cluster),
      logicalId: 'cluster',
      description: `EKS control plane and Auto Mode of ${props.cluster.name}`,
      trust: trustInEks(props),
      managedPolicies: CLUSTER_POLICIES,
      inlinePolicies: { custom_tags: mayTagNodes(props) },
    });
  }
}

/** What nodes work with: they join the cluster, pull images, and fetch credentials for Pod Identity. */
export class NodeRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id, {
      environment: props.environment,
      name: names.nodeRole(props.cluster),
      logicalId: 'node',
      description: `Nodes of ${props.cluster.name}`,
      trust: { principals: { Service: [serviceNames.ec2Principal(props.environment)] }, actions: ['sts:AssumeRole'] },
      managedPolicies: NODE_POLICIES,
    });
  }
}

/**
 * EKS, on behalf of this cluster only. Auto Mode tags its sessions with the cluster's name, hence `sts:TagSession`.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cross-service-confused-deputy-prevention.html
 */
function trustInEks({ environment, cluster }: ClusterRoleProps) {
  return {
    principals: { Service: ['eks.amazonaws.com'] },
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': [environment.account] },
      ArnLike: { 'aws:SourceArn': [arns.cluster(environment, cluster.region, cluster.name)] },
    },
  };
}

/**
 * The managed policies allow no tags but Auto Mode's own; our node classes carry tags for the bill. Of the documented
 * policy these are the statements for nodes and their network interfaces, in this account and region. Volumes and load
 * balancers need theirs when a storage class or an ingress class carries tags.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-learn-iam.html#tag-prop
 */
function mayTagNodes({ environment, cluster }: ClusterRoleProps): PolicyStatement[] {
  const resources = [arns.ec2Wildcard(environment, cluster.region)];
  const ofThisCluster = { 'aws:RequestTag/eks:eks-cluster-name': ['${aws:PrincipalTag/eks:eks-cluster-name}'] };
  return [
    {
      actions: ['ec2:CreateFleet', 'ec2:CreateLaunchTemplate', 'ec2:RunInstances'],
      resources,
      conditions: {
        StringEquals: ofThisCluster,
        StringLike: {
          'aws:RequestTag/eks:kubernetes-node-class-name': ['*'],
          'aws:RequestTag/eks:kubernetes-node-pool-name': ['*'],
        },
      },
    },
    {
      actions: ['ec2:CreateNetworkInterface'],
      resources,
      conditions: {
        StringEquals: ofThisCluster,
        StringLike: { 'aws:RequestTag/eks:kubernetes-cni-node-name': ['*'] },
      },
    },
  ];
}
