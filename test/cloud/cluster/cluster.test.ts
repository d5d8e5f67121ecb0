import { Construct } from 'constructs';
import { Cluster } from '../../../lib/cloud/cluster/cluster';
import { layerTemplate, type TerraformBlock } from '../../../lib/testing/layer-template';
import { allStatements, statementsOf } from '../../../lib/testing/policy-statements';
import { accountRoot, clusterProps, clusterTemplate } from '../fixtures';

function eksCluster(overrides?: Parameters<typeof clusterTemplate>[0]): TerraformBlock {
  return clusterTemplate(overrides).resource('aws_eks_cluster', 'main');
}

describe('Cluster', () => {
  test('turns on the three switches of Auto Mode together, and no add-on that Auto Mode replaces', () => {
    expect(eksCluster()).toMatchObject({
      compute_config: { enabled: true },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
      storage_config: { block_storage: { enabled: true } },
      bootstrap_self_managed_addons: false,
    });
  });

  test('gives Services the addresses that manifests name', () => {
    expect(eksCluster().kubernetes_network_config).toMatchObject({ service_ipv4_cidr: '172.20.0.0/16' });
  });

  test('names no built-in node pool, and therefore no node role, which EKS would refuse', () => {
    expect(eksCluster().compute_config).toEqual({ enabled: true, node_pools: [] });
  });

  test('has the name and the version of the environment', () => {
    expect(eksCluster({ kubernetesVersion: '1.36' })).toMatchObject({ name: 'test-a', version: '1.36' });
  });

  test('is reached from inside the VPC only, unless the environment says otherwise', () => {
    expect(eksCluster().vpc_config).toEqual({
      subnet_ids: ['subnet-a', 'subnet-b'],
      security_group_ids: ['${aws_security_group.api_server.id}'],
      endpoint_private_access: true,
      endpoint_public_access: false,
    });
  });

  test('is reached from outside by the allowed ranges only, and by nodes as before', () => {
    const endpoint = { access: 'public', allowedCidrs: ['203.0.113.0/24'] } as const;

    expect(eksCluster({ endpoint }).vpc_config).toMatchObject({
      endpoint_private_access: true,
      endpoint_public_access: true,
      public_access_cidrs: ['203.0.113.0/24'],
    });
  });

  test('takes its subnets from the state of another layer as one list', () => {
    const { resource } = layerTemplate((layer) => {
      const subnetIds = layer.remoteState('network-eu-west-2').getList('intra_subnet_ids');
      new Cluster(layer, 'Cluster', { ...clusterProps(), subnetIds });
    });

    expect(resource('aws_eks_cluster', 'main').vpc_config).toMatchObject({
      subnet_ids: '${data.terraform_remote_state.network_eu_west_2.outputs.intra_subnet_ids}',
    });
  });

  test('knows access entries only, and gives its creator no rights', () => {
    expect(eksCluster().access_config).toEqual({
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  test('writes every log, once its group exists and its role has its rights', () => {
    const cluster = eksCluster();

    expect(cluster.enabled_cluster_log_types).toEqual([
      'api',
      'audit',
      'authenticator',
      'controllerManager',
      'scheduler',
    ]);
    expect(cluster.depends_on).toEqual(
      expect.arrayContaining([
        'aws_cloudwatch_log_group.control_plane_logs',
        'aws_iam_role_policy_attachment.cluster_compute',
        'aws_iam_role_policy.cluster_custom_tags',
      ]),
    );
  });

  test('changes its version by a commit only, can leave a zone, and is safe from destroy', () => {
    expect(eksCluster()).toMatchObject({
      upgrade_policy: { support_type: 'EXTENDED' },
      zonal_shift_config: { enabled: true },
      lifecycle: { prevent_destroy: true },
    });
  });

  test('carries the tag that the backup of its state looks for', () => {
    expect(eksCluster().tags).toEqual({ backup: 'cluster-state' });
  });

  test('encrypts what the API server stores with a key that its role may use', () => {
    const template = clusterTemplate();

    expect(template.resource('aws_eks_cluster', 'main').encryption_config).toEqual({
      provider: { key_arn: '${aws_kms_key.cluster.arn}' },
      resources: ['secrets'],
    });
    const [, byRole, byCreator] = statementsOf(template.resource('aws_kms_key', 'cluster'), 'policy');
    expect(byRole).toMatchObject({
      Principal: { AWS: ['${aws_iam_role.cluster.arn}'] },
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
    });
    expect(byCreator).toMatchObject({
      Principal: { AWS: [accountRoot] },
      Action: ['kms:CreateGrant', 'kms:DescribeKey'],
    });
  });

  test('lets nodes join that Auto Mode starts for our node classes', () => {
    const template = clusterTemplate();

    expect(template.resource('aws_eks_access_entry', 'node')).toMatchObject({
      principal_arn: '${aws_iam_role.node.arn}',
      type: 'EC2',
    });
    expect(template.resource('aws_eks_access_policy_association', 'node')).toMatchObject({
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy',
    });
  });

  test('gives every element a logical id that does not depend on its parent', () => {
    const elsewhere = layerTemplate((layer) => {
      new Cluster(new Construct(new Construct(layer, 'Some'), 'Where'), 'Else', clusterProps());
    });

    expect(elsewhere.json).toEqual(clusterTemplate().json);
  });

  test('grants no wildcard principal or action', () => {
    const statements = allStatements(clusterTemplate());

    expect(statements.length).toBeGreaterThan(0);
    expect(statements.flatMap(({ Principal = {} }) => Object.values(Principal).flat())).not.toContain('*');
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });
});
