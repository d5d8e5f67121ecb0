import { estimate } from '../../lib/costs/estimate';
import { switches } from '../../lib/costs/switches';
import { type PricedLayer, pricedTree } from './priced-tree';

/** What one switch does to the bill of an environment with these layers. */
function effectOf(field: string, layers: Readonly<Record<string, PricedLayer>>): string | undefined {
  return switches([estimate(pricedTree(layers))]).find((each) => each.field === field)?.effect;
}

const NETWORK = { resources: { aws_nat_gateway: { a: {} }, aws_kms_key: { flow_logs: {} } } };
const SERVICES = { resources: { aws_kms_key: { images: {} }, aws_route53_zone: { main: {} } } };
const CLUSTER = { resources: { aws_eks_cluster: { main: {} } }, cluster: 'test-a' };

test('a NAT gateway comes with its address', () => {
  expect(effectOf('networks[].nat', {})).toBe('one NAT gateway more, with its address: 40.15');
});

test('a region more costs a network like the others, and besides that no more than they do with a second vault', () => {
  const frankfurt = { resources: { aws_kms_key: { flow_logs: {} } }, region: 'eu-central-1' };
  const layers = { 'network-eu-west-2': NETWORK, 'services-eu-west-2': SERVICES, 'cluster-eu-west-2': CLUSTER };
  expect(effectOf('regions, networks', layers)).toBe(
    'a region more, without clusters: its network, 37.50; besides that 3.50 at most',
  );
  expect(effectOf('regions, networks', { ...layers, 'network-eu-central-1': frankfurt })).toBe(
    'a region more, without clusters: its network, 1.00 to 37.50; besides that 3.50 at most',
  );
  expect(effectOf('regions, networks', {})).toBe(
    'a region more, without clusters: its network, there is none yet; besides that 2.00 at most',
  );
});

test('what a second region really adds is within what was said before', () => {
  const [main, copies] = [{ main: {} }, { copies: {} }];
  const one = {
    'network-eu-west-2': NETWORK,
    'services-eu-west-2': SERVICES,
    'backup-eu-west-2': { resources: { aws_kms_key: main } },
  };
  const region = 'eu-central-1';
  const two = {
    ...one,
    'backup-eu-west-2': { resources: { aws_kms_key: { ...main, ...copies } } },
    'network-eu-central-1': { ...NETWORK, region },
    'services-eu-central-1': { resources: { aws_kms_key: { images: {} } }, region },
    'backup-eu-central-1': { resources: { aws_kms_key: { ...main, ...copies } }, region },
  };

  expect(effectOf('regions, networks', one)).toBe(
    'a region more, without clusters: its network, 37.50; besides that 4.50 at most',
  );
  expect(estimate(pricedTree(two)).usd - estimate(pricedTree(one)).usd).toBe(37.5 + 4);
});

test('a cluster more costs what the others cost; extended support comes on top', () => {
  expect(effectOf('clusters', { 'cluster-test-a': CLUSTER })).toBe('a cluster more, without its nodes: 73.00');
  expect(effectOf('clusters', {})).toBe('a cluster more, without its nodes: there is none yet');
  expect(effectOf('clusters[].kubernetesVersion', {})).toBe('a version in extended support: 365.00 more a cluster');
});
