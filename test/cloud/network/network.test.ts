import { Construct } from 'constructs';
import { Network } from '../../../lib/cloud/network/network';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { allStatements } from '../../../lib/testing/policy-statements';
import { environment, LOGS, network, networkTemplate } from '../fixtures';

describe('Network', () => {
  test('is one VPC in which private DNS names resolve', () => {
    const template = networkTemplate();

    expect(template.resources('aws_vpc')).toEqual({
      main: {
        cidr_block: '10.0.0.0/16',
        enable_dns_support: true,
        enable_dns_hostnames: true,
        enable_network_address_usage_metrics: true,
        tags: { Name: 'test-eu-west-2' },
      },
    });
  });

  test('gives its subnets in the order of the zones', () => {
    // GIVEN
    const ids: string[][] = [];

    // WHEN
    const { json } = layerTemplate((layer) => {
      const made = new Network(layer, 'Network', { environment, network, ...LOGS });
      ids.push(made.publicSubnetIds, made.privateSubnetIds, made.podSubnetIds, made.intraSubnetIds);
      layer.addOutput('all', [made.vpcId, ...ids.flat()]);
    });

    // THEN
    expect(ids.map(({ length }) => length)).toEqual([3, 3, 3, 3]);
    expect(json.output).toEqual({
      all: {
        value: [
          '${aws_vpc.main.id}',
          ...['public', 'private', 'pod', 'intra'].flatMap((type) =>
            ['a', 'b', 'c'].map((zone) => `\${aws_subnet.${type}_${zone}.id}`),
          ),
        ],
      },
    });
  });

  test('keeps each of its logs for its own time', () => {
    const groups = networkTemplate().resources('aws_cloudwatch_log_group');

    expect(groups.flow_logs).toMatchObject({ retention_in_days: LOGS.flowLogsDays });
    expect(groups.dns_logs).toMatchObject({ retention_in_days: LOGS.dnsLogsDays });
  });

  test('gives every element a logical id that does not depend on its parent', () => {
    const elsewhere = layerTemplate((layer) => {
      const parent = new Construct(new Construct(layer, 'Some'), 'Where');
      new Network(parent, 'Else', { environment, network, ...LOGS });
    });

    expect(elsewhere.json).toEqual(networkTemplate().json);
  });

  test('changes no resource of the zones that it has when a zone is added', () => {
    const two = networkTemplate({ availabilityZones: network.availabilityZones.slice(0, 2) });
    const three = networkTemplate();

    for (const type of ['aws_subnet', 'aws_route_table', 'aws_route', 'aws_route_table_association']) {
      expect(three.resources(type)).toMatchObject(two.resources(type));
    }
  });

  test('grants no wildcard principal or action', () => {
    const statements = allStatements(networkTemplate());

    expect(statements.length).toBeGreaterThan(0);
    expect(statements.flatMap(({ Principal = {} }) => Object.values(Principal).flat())).not.toContain('*');
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  test('leaves no reference unresolved', () => {
    expect(JSON.stringify(networkTemplate().json)).not.toContain('TfToken');
  });
});
