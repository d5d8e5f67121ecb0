import { costNote } from '../../lib/cli/cost-note';
import { pricedTree } from '../costs/priced-tree';

const RESOURCES = {
  aws_nat_gateway: { a: {}, b: {} },
  aws_eip: { a: {}, b: {} },
  aws_kms_key: { flow_logs: {} },
  aws_route53_zone: { main: {} },
};

const { path, text } = costNote([
  pricedTree({ bootstrap: { resources: {} }, 'network-eu-west-2': { resources: RESOURCES } }),
]);

test('the note on costs says where it comes from and how it is made', () => {
  expect(path).toBe('costs.md');
  expect(text.split('\n')[0]).toBe(
    '<!-- Generated from what environments/ render to and the prices in lib/costs/ by `npm run docs`. Do not edit. -->',
  );
});

test('it says that nodes are not in it, and why', () => {
  expect(text).toContain(
    'Nodes (EC2), their disks and load balancers are not in it. EKS Auto Mode starts and stops nodes',
  );
});

test('an environment has a row a layer with the largest of it, and a sum', () => {
  expect(sectionOf('test: 81.80 USD a month')).toEqual([
    '| layer | USD a month | the largest of it |',
    '| --- | --: | --- |',
    '| bootstrap | 0.00 | nothing that is there costs by itself |',
    '| network-eu-west-2 | 81.80 | 2 × NAT gateway 73.00, 2 × public IPv4 address 7.30, 1 × KMS key 1.00 |',
    '| all | 81.80 |  |',
  ]);
});

test('every price has its region, its source, and its name in the price list of AWS', () => {
  expect(sectionOf('Prices')).toContain(
    '| NAT gateway | `aws_nat_gateway` | 0.05 | hour | 36.50 | eu-west-2 | [page](https://aws.amazon.com/vpc/pricing/), `EUW2-NatGateway-Hours` |  |',
  );
  expect(sectionOf('By use')).toContain(
    '| disk of a node or of a pod (gp3) | 0.0928 | GB and month | eu-west-2 | [page](https://aws.amazon.com/ebs/pricing/), `EUW2-EBS:VolumeUsage.gp3` |  |',
  );
});

test('what changes the bill names the field and the effect', () => {
  expect(sectionOf('What changes it')).toContain(
    '| `networks[].nat` | one NAT gateway more, with its address: 40.15 |',
  );
});

/** The rows of the table below a heading. */
function sectionOf(heading: string): string[] {
  const section = text.split('\n## ').find((each) => each.startsWith(`${heading}\n`)) ?? '';
  return section.split('\n').filter((line) => line.startsWith('|'));
}
