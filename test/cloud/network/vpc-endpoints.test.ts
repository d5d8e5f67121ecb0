import { VpcEndpoints } from '../../../lib/cloud/network/vpc-endpoints';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment, networkTemplate } from '../fixtures';

const INTERFACES = [
  'ec2',
  'ecr_api',
  'ecr_dkr',
  'elasticloadbalancing',
  'logs',
  'sts',
  'xray',
  'eks',
  'eks_auth',
  'guardduty_data',
];

describe('VpcEndpoints', () => {
  test.each(['s3', 'dynamodb'])('leads every private, pod and intra subnet to %s without a NAT gateway', (service) => {
    expect(networkTemplate().resource('aws_vpc_endpoint', service)).toMatchObject({
      service_name: `com.amazonaws.eu-west-2.${service}`,
      vpc_endpoint_type: 'Gateway',
      route_table_ids: ['private_a', 'private_b', 'private_c', 'intra'].map((id) => `\${aws_route_table.${id}.id}`),
    });
  });

  test('has an interface in every zone for what nodes and pods need', () => {
    const endpoints = networkTemplate().resources('aws_vpc_endpoint');

    expect(Object.keys(endpoints)).toEqual(['s3', 'dynamodb', ...INTERFACES]);
    for (const logicalId of INTERFACES) {
      expect(endpoints[logicalId]).toMatchObject({
        vpc_endpoint_type: 'Interface',
        private_dns_enabled: true,
        subnet_ids: ['a', 'b', 'c'].map((zone) => `\${aws_subnet.private_${zone}.id}`),
        security_group_ids: ['${aws_security_group.vpc_endpoints.id}'],
      });
    }
  });

  test('names services of the region', () => {
    const endpoints = networkTemplate({ region: 'eu-central-1' }).resources('aws_vpc_endpoint');

    expect(endpoints.ecr_api).toMatchObject({ service_name: 'com.amazonaws.eu-central-1.ecr.api' });
    expect(endpoints.eks_auth).toMatchObject({ service_name: 'com.amazonaws.eu-central-1.eks-auth' });
  });

  test('has an endpoint for the agent of GuardDuty, so that GuardDuty makes none', () => {
    expect(networkTemplate().resource('aws_vpc_endpoint', 'guardduty_data')).toMatchObject({
      service_name: 'com.amazonaws.eu-west-2.guardduty-data',
      private_dns_enabled: true,
    });
  });

  test('has none for the agent in China, which knows no Runtime Monitoring', () => {
    const endpoints = layerTemplate((layer) => {
      new VpcEndpoints(layer, 'Endpoints', {
        environment: { ...environment, partition: 'aws-cn' },
        vpcId: 'vpc-1',
        networkName: 'test-cn-north-1',
        network: { region: 'cn-north-1', cidr: '10.0.0.0/16', podCidr: '100.64.0.0/16' },
        subnetIds: ['subnet-1'],
        routeTableIds: ['rtb-1'],
      });
    }).resources('aws_vpc_endpoint');

    expect(endpoints).not.toHaveProperty('guardduty_data');
    expect(endpoints.xray).toMatchObject({ service_name: 'cn.com.amazonaws.cn-north-1.xray' });
  });

  test('lets only the VPC and its pods reach the endpoints', () => {
    const template = networkTemplate();

    const https = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };
    const rules = template.resources('aws_vpc_security_group_ingress_rule');
    expect(Object.keys(rules)).toEqual(['vpc_endpoints_from_vpc', 'vpc_endpoints_from_pods']);
    expect(rules.vpc_endpoints_from_vpc).toMatchObject({ ...https, cidr_ipv4: '10.0.0.0/16' });
    expect(rules.vpc_endpoints_from_pods).toMatchObject({ ...https, cidr_ipv4: '100.64.0.0/16' });
    expect(template.resources('aws_vpc_security_group_egress_rule')).toEqual({});
    expect(template.resource('aws_security_group', 'vpc_endpoints')).not.toHaveProperty('egress');
  });
});
