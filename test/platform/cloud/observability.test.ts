import { testEnvironment } from '../../../lib/testing/environments';
import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { renderTree } from '../../../lib/testing/rendering';
import { platform } from '../../../platform/platform';
import { renderAll } from '../render-all';

const FILE = 'terraform/observability-eu-west-2/cdk.tf.json';

interface Configuration {
  readonly output?: Readonly<Record<string, { readonly value: string }>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

test('the observability layers are as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder.startsWith('terraform/observability-'))).toMatchSnapshot();
});

test('each cluster has a workspace of its own where the environment chooses Amazon for metrics, and none elsewhere', () => {
  const receivers = [{ type: 'sns', name: 'platform', topic: 'test-alarms' }] as const;
  const chosen = rendered({ telemetry: { backend: 'amazon-managed-prometheus', receivers: [...receivers] } });

  expect(Object.keys(chosen.resource.aws_prometheus_workspace ?? {})).toEqual(['test_a']);
  expect(chosen.output).toEqual({
    test_a_metrics_workspace_endpoint: { value: '${aws_prometheus_workspace.test_a.prometheus_endpoint}' },
    test_a_metrics_workspace_id: { value: '${aws_prometheus_workspace.test_a.id}' },
  });
  expect(chosen.resource.aws_prometheus_scraper?.test_a).toMatchObject({
    source: [
      {
        eks: [
          {
            subnet_ids: '${data.terraform_remote_state.network_eu_west_2.outputs.intra_subnet_ids}',
            security_group_ids: ['${data.terraform_remote_state.cluster_test_a.outputs.security_group_id}'],
          },
        ],
      },
    ],
  });
  expect(rendered({}).resource.aws_prometheus_workspace).toBeUndefined();
});

test('every NAT gateway that the network makes has its alarm, by its place in the list', () => {
  const network = {
    region: 'eu-west-2',
    cidr: '10.0.0.0/16',
    podCidr: '100.64.0.0/16',
    availabilityZones: ['eu-west-2a', 'eu-west-2c'],
    nat: 'per-zone',
  } as const;
  const alarms = rendered({ networks: [{ ...network, availabilityZones: [...network.availabilityZones] }] }).resource
    .aws_cloudwatch_metric_alarm;

  expect(alarms).toMatchObject({
    nat_a_ports: { dimensions: { NatGatewayId: gateway(0) } },
    nat_c_ports: { dimensions: { NatGatewayId: gateway(1) } },
  });
});

function gateway(index: number): string {
  return `\${data.terraform_remote_state.network_eu_west_2.outputs.nat_gateway_ids.${index}}`;
}

function rendered(overrides: Parameters<typeof testEnvironment>[0]): Configuration {
  const text = renderTree(platform, testEnvironment(overrides)).files.get(FILE);
  return JSON.parse(String(text)) as Configuration;
}
