import { SERVICE_CIDR } from '../../../lib/environment';
import { contains, type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const cluster: Expectations = ({ environment, cluster: settings }) => [
  expects(
    'the API server is not reached from the internet',
    'aws_eks_cluster.main',
    'vpc_config.endpoint_public_access',
    false,
  ),
  expects('the API server is reached from inside', 'aws_eks_cluster.main', 'vpc_config.endpoint_private_access', true),
  expects('all five logs are on', 'aws_eks_cluster.main', 'enabled_cluster_log_types', [
    'api',
    'audit',
    'authenticator',
    'controllerManager',
    'scheduler',
  ]),
  expects('secrets are encrypted with a key of ours', 'aws_eks_cluster.main', 'encryption_config', [
    { provider: [{ key_arn: INVENTED_ARN }], resources: ['secrets'] },
  ]),
  expects('only entries let people in', 'aws_eks_cluster.main', 'access_config.authentication_mode', 'API'),
  expects(
    'whoever makes the cluster has no rights in it',
    'aws_eks_cluster.main',
    'access_config.bootstrap_cluster_creator_admin_permissions',
    false,
  ),
  expects('Auto Mode makes nodes', 'aws_eks_cluster.main', 'compute_config.enabled', true),
  expects(
    'Services have the addresses that manifests name',
    'aws_eks_cluster.main',
    'kubernetes_network_config.service_ipv4_cidr',
    SERVICE_CIDR,
  ),
  expects('Auto Mode makes volumes', 'aws_eks_cluster.main', 'storage_config.block_storage.enabled', true),
  expects('EKS moves traffic out of a zone that fails', 'aws_eks_cluster.main', 'zonal_shift_config.enabled', true),
  expects('nobody is upgraded by surprise', 'aws_eks_cluster.main', 'upgrade_policy.support_type', 'EXTENDED'),
  expects('backups find the cluster', 'aws_eks_cluster.main', 'tags.backup', 'cluster-state'),
  expects('the version is what the environment says', 'aws_eks_cluster.main', 'version', settings?.kubernetesVersion),
  expects(
    'control plane logs are kept as long as the environment says',
    'aws_cloudwatch_log_group.control_plane_logs',
    'retention_in_days',
    environment.retention.controlPlaneLogsDays,
  ),
  expects('nodes join as nodes of Auto Mode', 'aws_eks_access_entry.node', 'type', 'EC2'),
  expects('a team is known by its group', 'aws_eks_access_entry.team_checkout', 'kubernetes_groups', ['team:checkout']),
  expects('and so are the people in an emergency', 'aws_eks_access_entry.break_glass', 'kubernetes_groups', [
    'platform:break-glass',
  ]),
  contains(
    'only they may do everything',
    'aws_eks_access_policy_association.break_glass',
    'policy_arn',
    'AmazonEKSClusterAdminPolicy',
  ),
  expects(
    'an add-on has the version that is pinned',
    'aws_eks_addon.metrics_server',
    'addon_version',
    environment.versions.addons[settings?.kubernetesVersion ?? '']?.['metrics-server'],
  ),
  requires(
    'a workload has its own service account',
    'aws_eks_pod_identity_association.loki',
    'service_account',
    'loki',
  ),
];
