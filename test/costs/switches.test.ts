import { estimate } from '../../lib/costs/estimate';
import { switches } from '../../lib/costs/switches';
import { type PricedLayer, pricedTree } from './priced-tree';

/** What one switch does to the bill of an environment with these layers. */
function effectOf(field: string, layers: Readonly<Record<string, PricedLayer>>): string | undefined {
  return switches([estimate(pricedTree(layers))]).find((each) => each.field === field)?.effect;
}

const NETWORK = { resources: { aws_nat_gateway: { a: {} }, aws_kms_key: { flow_logs: {} } } };
const CLUSTER = { resources: { aws_eks_cluster: { main: {} } }, cluster: 'test-a' };

test('a NAT gateway comes with its address', () => {
  expect(effectOf('networks[].nat', {})).toBe('one NAT gateway more, with its address: 40.15');
});

test('a region more costs what the layers with its name cost, and no cluster', () => {
  const frankfurt = { resources: { aws_kms_key: { flow_logs: {} } }, region: 'eu-central-1' };
  const layers = { 'network-eu-west-2': NETWORK, 'services-eu-west-2': NETWORK, 'cluster-eu-west-2': CLUSTER };
  expect(effectOf('regions, networks', layers)).toBe('a region more, without clusters: 75.00');
  expect(effectOf('regions, networks', { ...layers, 'network-eu-central-1': frankfurt })).toBe(
    'a region more, without clusters: 1.00 to 75.00',
  );
});

test('a cluster more costs what the others cost; extended support comes on top', () => {
  expect(effectOf('clusters', { 'cluster-test-a': CLUSTER })).toBe('a cluster more, without its nodes: 73.00');
  expect(effectOf('clusters', {})).toBe('a cluster more, without its nodes: there is none yet');
  expect(effectOf('clusters[].kubernetesVersion', {})).toBe('a version in extended support: 365.00 more a cluster');
});
