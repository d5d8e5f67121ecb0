import { estimate } from '../../lib/costs/estimate';
import { FIXED, usdAMonth } from '../../lib/costs/prices';
import { pricedTree } from './priced-tree';

const NOTHING = {};

/** The lines of one layer with these resources. */
function lines(resources: Readonly<Record<string, Readonly<Record<string, object>>>>) {
  return estimate(pricedTree({ network: { resources } })).layers.flatMap((layer) => layer.lines);
}

describe('what a tree costs a month', () => {
  test.each(Object.values(FIXED).filter(({ type }) => type !== 'aws_vpc_endpoint'))(
    'counts $type, one by one',
    (price) => {
      expect(lines({ [price.type]: { one: NOTHING, other: NOTHING } })).toEqual([
        { what: price.what, count: 2, usd: 2 * usdAMonth(price) },
      ]);
    },
  );

  test('counts an interface endpoint once a zone, and a gateway endpoint or that of GuardDuty not at all', () => {
    const endpoints = {
      ec2: { vpc_endpoint_type: 'Interface', subnet_ids: ['a', 'b', 'c'] },
      sts: { vpc_endpoint_type: 'Interface', subnet_ids: ['a', 'b'] },
      guardduty_data: {
        vpc_endpoint_type: 'Interface',
        service_name: 'com.amazonaws.eu-west-2.guardduty-data',
        subnet_ids: ['a', 'b'],
      },
      s3: { vpc_endpoint_type: 'Gateway', route_table_ids: ['a'] },
      dynamodb: NOTHING,
    };
    expect(lines({ aws_vpc_endpoint: endpoints })).toEqual([
      { what: 'interface endpoint in one zone', count: 5, usd: 5 * 0.011 * 730 },
    ]);
  });

  test('counts an alarm by the metrics that it names; how many a query finds is not known', () => {
    const alarms = {
      plain: { metric_name: 'Errors' },
      ratio: {
        metric_query: [
          { id: 'a', metric: {} },
          { id: 'b', metric: {} },
          { id: 'c', expression: 'a/b' },
        ],
      },
      query: { metric_query: [{ id: 'q', expression: 'SELECT MAX(x) FROM y' }] },
    };
    expect(lines({ aws_cloudwatch_metric_alarm: alarms })).toMatchObject([{ what: 'alarm on one metric', count: 3 }]);
  });

  test('leaves out what is free or charged by use, and what another layer made', () => {
    expect(lines({ aws_iam_role: { one: NOTHING }, aws_s3_bucket: { logs: NOTHING } })).toEqual([]);
  });

  test('lists the most expensive first, and adds up layers and environment in whole cents', () => {
    const network = { resources: { aws_kms_key: { flow_logs: NOTHING }, aws_nat_gateway: { a: NOTHING } } };
    const cluster = { resources: { aws_eks_cluster: { main: NOTHING } }, cluster: 'test-a' };

    const { environment, layers, usd } = estimate(pricedTree({ network, 'cluster-test-a': cluster }));

    expect([environment, usd]).toEqual(['test', 110.5]);
    expect(layers.map((layer) => [layer.name, layer.cluster, layer.usd])).toEqual([
      ['network', undefined, 37.5],
      ['cluster-test-a', 'test-a', 73],
    ]);
    expect(layers[0]?.lines.map(({ what }) => what)).toEqual(['NAT gateway', 'KMS key']);
  });

  test('fails when nobody has said how AWS charges for a type', () => {
    const resources = { aws_eks_node_group: { one: NOTHING, other: NOTHING } };
    expect(() => lines(resources)).toThrow(
      [
        '1 problem, nothing was written:',
        '',
        '  lib/costs/charge.ts',
        '    does not say how AWS charges for a type that is rendered',
        '    received  aws_eks_node_group',
        '    allowed   a type with a price in lib/costs/prices.ts, one that is charged by use, or one that is free',
        '    mend      look it up on the pricing page of its service, and enter it',
      ].join('\n'),
    );
  });
});
