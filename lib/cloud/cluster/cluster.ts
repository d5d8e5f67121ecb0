import { EksCluster, type EksClusterConfig } from '@cdktf/provider-aws/lib/eks-cluster';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import {
  type Account,
  arns,
  CLUSTER_BACKUP_TAG,
  type Cluster as ClusterSettings,
  names,
  SERVICE_CIDR,
} from '../../environment';
import { AccessEntry } from './access-entry';
import { ApiServerSecurityGroup } from './api-server-security-group';
import { ClusterRole, NodeRole } from './cluster-roles';
import { CONTROL_PLANE_LOG_TYPES, ControlPlaneLogs } from './control-plane-logs';
import { EncryptionKey } from '../encryption-key';
import { withLogicalId } from '../logical-id';

export interface ClusterProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** Name, region, version, and who reaches the API server. */
  readonly cluster: Pick<ClusterSettings, 'name' | 'region' | 'kubernetesVersion' | 'endpoint'>;
  /**
   * Intra subnets, one a zone, for the control plane's network interfaces. Nodes and load balancers are not put there:
   * our node classes and the role tags of subnets name other ones. A list, or a reference to one.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html#node-subnet-reqs
   */
  readonly subnetIds: string[];
  /** The VPC of these subnets. */
  readonly vpcId: string;
  /** By name, ranges whose people and programs reach the API server by its private address: `{ network: '10.0.0.0/16' }`. */
  readonly clientCidrs: Readonly<Record<string, string>>;
  /** How long control-plane logs are kept, in days. */
  readonly controlPlaneLogsDays: number;
}

/**
 * Auto Mode: the three switches go together, and bring nodes, volumes, load balancers, DNS and Pod Identity. Our own node
 * pools come by Kubernetes, so no built-in one is named: it would put nodes in the cluster's own subnets, which lead
 * nowhere. Then EKS refuses a node role here, and its access entry is ours to make.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-auto.html
 * @see https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3238
 * @see https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3284
 */
const AUTO_MODE = {
  computeConfig: { enabled: true, nodePools: [] },
  kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true }, serviceIpv4Cidr: SERVICE_CIDR },
  storageConfig: { blockStorage: { enabled: true } },
  bootstrapSelfManagedAddons: false,
} satisfies Partial<EksClusterConfig>;

/**
 * Access by API only: no aws-auth ConfigMap, and no rights for whoever happens to create the cluster.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
const ACCESS = { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false };

/**
 * A version changes by a commit. Under STANDARD, EKS upgrades the control plane by itself when standard support ends,
 * after 14 months; under EXTENDED it waits for 12 more, which cost more: whoever is late gets a bill and no surprise.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/view-upgrade-policy.html
 */
const UPGRADES = { supportType: 'EXTENDED' };

/** An EKS cluster in Auto Mode, private, encrypted and audited, with the roles that it and its nodes work with. */
export class Cluster extends Construct {
  /** A reference: whatever uses it waits for the cluster. */
  public readonly name: string;
  /** A reference to the security group that EKS makes: nodes and pods are in it, and all in it reach each other. */
  public readonly securityGroupId: string;
  /** For whatever needs nodes to be able to join. */
  public readonly nodeAccess: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { environment, cluster, subnetIds, vpcId, clientCidrs, controlPlaneLogsDays: retentionDays } = props;
    const role = new ClusterRole(this, 'Role', { environment, cluster });
    const logs = new ControlPlaneLogs(this, 'Logs', { environment, cluster, retentionDays });
    const clients = { clusterName: cluster.name, vpcId, clientCidrs };
    const { id: securityGroupId } = new ApiServerSecurityGroup(this, 'ApiServer', clients);
    const resource = new EksCluster(this, 'Resource', {
      name: cluster.name,
      version: cluster.kubernetesVersion,
      roleArn: role.arn,
      vpcConfig: { subnetIds, securityGroupIds: [securityGroupId], ...endpointConfig(cluster.endpoint) },
      ...AUTO_MODE,
      accessConfig: ACCESS,
      upgradePolicy: UPGRADES,
      enabledClusterLogTypes: [...CONTROL_PLANE_LOG_TYPES],
      encryptionConfig: { provider: { keyArn: this.addKey(props, role.arn) }, resources: ['secrets'] },
      zonalShiftConfig: { enabled: true },
      tags: { [CLUSTER_BACKUP_TAG.key]: CLUSTER_BACKUP_TAG.value },
      dependsOn: [...role.policies, logs.resource],
      lifecycle: { preventDestroy: true },
    });
    this.name = withLogicalId(resource, 'main').name;
    this.securityGroupId = resource.vpcConfig.clusterSecurityGroupId;
    this.nodeAccess = this.admitNodes(environment, new NodeRole(this, 'NodeRole', { environment, cluster }));
  }

  /**
   * Encrypts all that the API server stores. The choice of a key of our own cannot be undone. EKS makes its grant with the
   * rights of whoever creates the cluster, hence the second statement.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html
   */
  private addKey({ environment, cluster }: ClusterProps, roleArn: string): string {
    const use = [
      { principals: { AWS: [roleArn] }, actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'] },
      { principals: { AWS: [arns.accountRoot(environment)] }, actions: ['kms:CreateGrant', 'kms:DescribeKey'] },
    ];
    const description = `Encrypts what the API server of ${cluster.name} stores`;
    const alias = names.clusterKeyAlias(cluster);
    return new EncryptionKey(this, 'Key', { environment, logicalId: 'cluster', alias, description, use }).arn;
  }

  /** @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html#auto-node-access-entry */
  private admitNodes(environment: Account, role: NodeRole): ITerraformDependable {
    return new AccessEntry(this, 'NodeAccess', {
      environment,
      clusterName: this.name,
      logicalId: 'node',
      roleArn: role.arn,
      type: 'EC2',
      policy: 'AmazonEKSAutoNodePolicy',
    }).resource;
  }
}

/**
 * Nodes always reach the API server from inside the VPC.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
function endpointConfig(endpoint: ClusterSettings['endpoint']) {
  if (endpoint.access === 'private') return { endpointPrivateAccess: true, endpointPublicAccess: false };
  return {
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: [...endpoint.allowedCidrs],
  };
}
