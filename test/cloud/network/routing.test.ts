import { networkTemplate } from '../fixtures';

describe('Routing', () => {
  test('routes every private subnet through the NAT gateway of its own zone', () => {
    const template = networkTemplate({ nat: 'per-zone' });

    for (const zone of ['a', 'b', 'c']) {
      expect(template.resource('aws_route', `private_${zone}_internet`)).toEqual({
        destination_cidr_block: '0.0.0.0/0',
        nat_gateway_id: `\${aws_nat_gateway.${zone}.id}`,
        route_table_id: `\${aws_route_table.private_${zone}.id}`,
      });
      expect(template.resource('aws_route_table_association', `private_${zone}`)).toEqual({
        route_table_id: `\${aws_route_table.private_${zone}.id}`,
        subnet_id: `\${aws_subnet.private_${zone}.id}`,
      });
    }
  });

  test('routes pods the way of the nodes in their zone', () => {
    expect(networkTemplate().resource('aws_route_table_association', 'pod_c')).toEqual({
      route_table_id: '${aws_route_table.private_c.id}',
      subnet_id: '${aws_subnet.pod_c.id}',
    });
  });

  test('routes every zone through the only NAT gateway there is', () => {
    const routes = networkTemplate({ nat: 'single' }).resources('aws_route');

    expect(['a', 'b', 'c'].map((zone) => routes[`private_${zone}_internet`]?.nat_gateway_id)).toEqual([
      '${aws_nat_gateway.a.id}',
      '${aws_nat_gateway.a.id}',
      '${aws_nat_gateway.a.id}',
    ]);
  });

  test('leaves private subnets without a way out when there is no NAT gateway', () => {
    const template = networkTemplate({ nat: 'none' });

    expect(Object.keys(template.resources('aws_route'))).toEqual(['public_internet']);
    expect(Object.keys(template.resources('aws_route_table'))).toEqual([
      'public',
      'private_a',
      'private_b',
      'private_c',
      'intra',
    ]);
  });

  test('gives the intra subnets a table of their own, with no route but the local ones', () => {
    const template = networkTemplate({ nat: 'per-zone' });

    for (const zone of ['a', 'b', 'c']) {
      expect(template.resource('aws_route_table_association', `intra_${zone}`)).toEqual({
        route_table_id: '${aws_route_table.intra.id}',
        subnet_id: `\${aws_subnet.intra_${zone}.id}`,
      });
    }
    expect(template.resource('aws_route_table', 'intra')).not.toHaveProperty('route');
    const routed = Object.values(template.resources('aws_route')).map(({ route_table_id: table }) => table);
    expect(routed).not.toContain('${aws_route_table.intra.id}');
  });

  test('leads only public subnets straight to the internet', () => {
    const template = networkTemplate();

    expect(template.resource('aws_route', 'public_internet')).toMatchObject({
      gateway_id: '${aws_internet_gateway.main.id}',
      route_table_id: '${aws_route_table.public.id}',
    });
    const associations = Object.entries(template.resources('aws_route_table_association'));
    const onPublic = associations.filter(([, { route_table_id: table }]) => table === '${aws_route_table.public.id}');
    expect(onPublic.map(([logicalId]) => logicalId)).toEqual(['public_a', 'public_b', 'public_c']);
  });
});
