import { Addons } from '../../../lib/cloud/cluster/addons';
import { Cluster } from '../../../lib/cloud/cluster/cluster';
import { WorkloadRole } from '../../../lib/cloud/cluster/pod-identity';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { cluster as settings, clusterProps, environment } from '../fixtures';

function addonsTemplate(...addons: readonly string[]) {
  return layerTemplate((layer) => {
    const cluster = new Cluster(layer, 'Cluster', clusterProps());
    new Addons(layer, 'Addons', { cluster, addons: addons.map((name) => ({ name, version: 'v1.2.3-eksbuild.4' })) });
  });
}

describe('Addons', () => {
  test('pins each add-on to its version, overwrites what it finds first and keeps settings later', () => {
    expect(addonsTemplate('metrics-server').resources('aws_eks_addon')).toEqual({
      metrics_server: {
        cluster_name: '${aws_eks_cluster.main.name}',
        addon_name: 'metrics-server',
        addon_version: 'v1.2.3-eksbuild.4',
        resolve_conflicts_on_create: 'OVERWRITE',
        resolve_conflicts_on_update: 'PRESERVE',
        timeouts: { create: '60m' },
        depends_on: ['aws_eks_access_policy_association.node'],
      },
    });
  });

  test('makes what another add-on needs first, in whatever order they are given', () => {
    const addons = addonsTemplate('adot', 'cert-manager', 'metrics-server').resources('aws_eks_addon');

    expect(addons.adot?.depends_on).toContain('aws_eks_addon.cert_manager');
    expect(addons.cert_manager?.depends_on).toEqual(['aws_eks_access_policy_association.node']);
    expect(Object.keys(addons).sort()).toEqual(['adot', 'cert_manager', 'metrics_server']);
  });

  test('gives an add-on its role in the call that makes it, once the role has its rights', () => {
    const template = layerTemplate((layer) => {
      const cluster = new Cluster(layer, 'Cluster', clusterProps());
      const role = new WorkloadRole(layer, 'Role', {
        environment,
        cluster: settings,
        identity: {
          workload: 'external-dns',
          namespace: 'external-dns',
          serviceAccount: 'external-dns',
          statements: [{ actions: ['route53:ListHostedZones'], resources: ['*'] }],
        },
      });
      new Addons(layer, 'Addons', { cluster, addons: [{ name: 'external-dns', version: 'v1', role }] });
    });

    const addon = template.resource('aws_eks_addon', 'external_dns');
    expect(addon.pod_identity_association).toEqual([
      { service_account: 'external-dns', role_arn: '${aws_iam_role.external_dns.arn}' },
    ]);
    expect(addon.depends_on).toContain('aws_iam_role_policy.external_dns_work');
    expect(template.resources('aws_eks_pod_identity_association')).toEqual({});
  });
});
