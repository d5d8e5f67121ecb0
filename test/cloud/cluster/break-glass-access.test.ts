import { BreakGlassAccess } from '../../../lib/cloud/cluster/break-glass-access';
import { Cluster } from '../../../lib/cloud/cluster/cluster';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { clusterProps, environment } from '../fixtures';

describe('BreakGlassAccess', () => {
  test('lets the break-glass role do everything in the cluster, as a group that admission policies know', () => {
    const { resource } = layerTemplate((layer) => {
      const cluster = new Cluster(layer, 'Cluster', clusterProps());
      new BreakGlassAccess(layer, 'BreakGlassAccess', { environment, cluster });
    });

    expect(resource('aws_eks_access_entry', 'break_glass')).toEqual({
      cluster_name: '${aws_eks_cluster.main.name}',
      principal_arn: 'arn:aws:iam::123456789012:role/test-break-glass',
      kubernetes_groups: ['platform:break-glass'],
      type: 'STANDARD',
    });
    expect(resource('aws_eks_access_policy_association', 'break_glass')).toMatchObject({
      principal_arn: '${aws_eks_access_entry.break_glass.principal_arn}',
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
    });
  });
});
