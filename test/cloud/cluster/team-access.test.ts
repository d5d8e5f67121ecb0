import { Cluster } from '../../../lib/cloud/cluster/cluster';
import { TeamAccess } from '../../../lib/cloud/cluster/team-access';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { clusterProps, environment } from '../fixtures';

describe('TeamAccess', () => {
  const template = layerTemplate((layer) => {
    const cluster = new Cluster(layer, 'Cluster', clusterProps());
    const teams = [
      { name: 'platform', clusterAccess: 'admin' },
      { name: 'web-shop', clusterAccess: 'view' },
    ] as const;
    new TeamAccess(layer, 'TeamAccess', { environment, cluster, teams });
  });

  test('lets each team in with the role that its people assume', () => {
    expect(Object.keys(template.resources('aws_eks_access_entry'))).toEqual(['node', 'team_platform', 'team_web_shop']);
    expect(template.resource('aws_eks_access_entry', 'team_web_shop')).toEqual({
      cluster_name: '${aws_eks_cluster.main.name}',
      principal_arn: 'arn:aws:iam::123456789012:role/platform-web-shop',
      type: 'STANDARD',
    });
  });

  test.each([
    ['team_platform', 'AmazonEKSClusterAdminPolicy'],
    // Not AmazonEKSAdminViewPolicy, which shows Secrets.
    ['team_web_shop', 'AmazonEKSViewPolicy'],
  ])('gives %s what its access means', (logicalId, policy) => {
    expect(template.resource('aws_eks_access_policy_association', logicalId)).toMatchObject({
      policy_arn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
    });
  });
});
