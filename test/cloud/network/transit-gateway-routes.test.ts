import { networkTemplate } from '../fixtures';

const ID = 'tgw-0123456789abcdef0';

const attached = (...destinations: string[]) => networkTemplate({ transitGateway: { id: ID, destinations } });

describe('TransitGatewayRoutes', () => {
  test('attaches the VPC by its intra subnets', () => {
    expect(attached('10.200.0.0/16').resources('aws_ec2_transit_gateway_vpc_attachment')).toEqual({
      main: {
        transit_gateway_id: ID,
        vpc_id: '${aws_vpc.main.id}',
        subnet_ids: ['a', 'b', 'c'].map((zone) => `\${aws_subnet.intra_${zone}.id}`),
        tags: { Name: 'test-eu-west-2' },
      },
    });
  });

  test('leads every destination there from the private, pod and intra subnets of every zone, once it is attached', () => {
    const routes = attached('10.200.0.0/16', '192.168.0.0/24').resources('aws_route');

    const toGateway = Object.entries(routes).filter(([, route]) => route.transit_gateway_id === ID);
    expect(toGateway.map(([logicalId]) => logicalId)).toEqual(
      ['private_a', 'private_b', 'private_c', 'intra'].flatMap((table) => [
        `${table}_to_10_200_0_0_16`,
        `${table}_to_192_168_0_0_24`,
      ]),
    );
    expect(routes.private_b_to_192_168_0_0_24).toEqual({
      destination_cidr_block: '192.168.0.0/24',
      route_table_id: '${aws_route_table.private_b.id}',
      transit_gateway_id: ID,
      depends_on: ['aws_ec2_transit_gateway_vpc_attachment.main'],
    });
  });

  test('changes no route that is there when a destination is added or put first', () => {
    const before = attached('10.200.0.0/16').resources('aws_route');
    const after = attached('10.201.0.0/16', '10.200.0.0/16').resources('aws_route');

    expect(after).toMatchObject(before);
  });

  test('leaves a network without a transit gateway as it was', () => {
    const { json } = networkTemplate();

    expect(JSON.stringify(json)).not.toContain('transit_gateway');
  });
});
