import { Cluster } from '../../../lib/cloud/cluster/cluster';
import { TeamAccess } from '../../../lib/cloud/cluster/team-access';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { clusterProps, environment } from '../fixtures';

describe('TeamAccess', () => {
  const template = layerTemplate((layer) => {
    const cluster = new Cluster(layer, 'Cluster', clusterProps());
    const teams = [{ name: 'platform' }, { name: 'web-shop' }];
    new TeamAccess(layer, 'TeamAccess', { environment, cluster, teams });
  });

  test('lets each team in with the role that its people assume, as a group', () => {
    expect(Object.keys(template.resources('aws_eks_access_entry'))).toEqual(['node', 'team_platform', 'team_web_shop']);
    expect(template.resource('aws_eks_access_entry', 'team_web_shop')).toEqual({
      cluster_name: '${aws_eks_cluster.main.name}',
      principal_arn: 'arn:aws:iam::123456789012:role/platform-web-shop',
      kubernetes_groups: ['team:web-shop'],
      type: 'STANDARD',
    });
  });

  test('gives no team rights by AWS, where no review of the cluster would find them', () => {
    expect(Object.keys(template.resources('aws_eks_access_policy_association'))).toEqual(['node']);
  });
});
