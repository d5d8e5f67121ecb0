import { networkTemplate } from '../fixtures';

describe('Subnets', () => {
  test('cuts a public, a private, a pod and an intra subnet for each zone', () => {
    const subnets = networkTemplate().resources('aws_subnet');

    expect(Object.keys(subnets)).toEqual(
      ['a', 'b', 'c'].flatMap((zone) => [`public_${zone}`, `private_${zone}`, `pod_${zone}`, `intra_${zone}`]),
    );
    expect(subnets.private_b).toMatchObject({ availability_zone: 'eu-west-2b', cidr_block: '10.0.64.0/18' });
    expect(subnets.intra_b).toMatchObject({ availability_zone: 'eu-west-2b', cidr_block: '10.0.244.0/22' });
  });

  test('takes pod subnets from the secondary range, once the VPC has it', () => {
    const template = networkTemplate();

    expect(template.resource('aws_vpc_ipv4_cidr_block_association', 'pods')).toMatchObject({
      cidr_block: '100.64.0.0/16',
      vpc_id: '${aws_vpc.main.id}',
    });
    expect(template.resource('aws_subnet', 'pod_a')).toMatchObject({
      cidr_block: '100.64.0.0/18',
      depends_on: ['aws_vpc_ipv4_cidr_block_association.pods'],
    });
    expect(template.resource('aws_subnet', 'private_a')).not.toHaveProperty('depends_on');
  });

  test('gives nothing a public address on launch, not even in a public subnet', () => {
    const subnets = Object.values(networkTemplate().resources('aws_subnet'));

    expect(new Set(subnets.map((subnet) => subnet.map_public_ip_on_launch))).toEqual(new Set([false]));
  });

  test.each([
    ['public', { 'kubernetes.io/role/elb': '1' }],
    ['private', { 'kubernetes.io/role/internal-elb': '1' }],
    ['pod', {}],
    ['intra', {}],
  ])('tags a %s subnet for node classes and load balancers', (type, loadBalancers) => {
    expect(networkTemplate().resource('aws_subnet', `${type}_a`).tags).toEqual({
      Name: `test-eu-west-2-${type}-a`,
      environment: 'test',
      'subnet-type': type,
      ...loadBalancers,
    });
  });
});
