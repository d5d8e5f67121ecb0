import { ApiServerSecurityGroup } from '../../../lib/cloud/cluster/api-server-security-group';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { clusterTemplate } from '../fixtures';

function groupTemplate(clientCidrs: Readonly<Record<string, string>>) {
  return layerTemplate((layer) => {
    new ApiServerSecurityGroup(layer, 'Group', { clusterName: 'test-a', vpcId: 'vpc-1', clientCidrs });
  });
}

describe('ApiServerSecurityGroup', () => {
  test('admits each range to the port of the API server, and lets nothing out by itself', () => {
    const template = groupTemplate({ network: '10.0.0.0/16', '10.200.0.0/16': '10.200.0.0/16' });

    expect(template.resource('aws_security_group', 'api_server')).toEqual({
      vpc_id: 'vpc-1',
      name: 'test-a-api-server',
      description: 'HTTPS to the API server of test-a',
      tags: { Name: 'test-a-api-server' },
    });
    expect(Object.keys(template.resources('aws_vpc_security_group_ingress_rule'))).toEqual([
      'api_server_from_network',
      'api_server_from_10_200_0_0_16',
    ]);
    expect(template.resource('aws_vpc_security_group_ingress_rule', 'api_server_from_10_200_0_0_16')).toEqual({
      security_group_id: '${aws_security_group.api_server.id}',
      cidr_ipv4: '10.200.0.0/16',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      description: 'HTTPS from 10.200.0.0/16',
    });
  });

  test('is on the network interfaces of the control plane', () => {
    expect(clusterTemplate().resource('aws_eks_cluster', 'main').vpc_config).toMatchObject({
      security_group_ids: ['${aws_security_group.api_server.id}'],
    });
  });
});
