import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { Layer, withLogicalId } from '../../lib/cloud';
import { names } from '../../lib/environment';
import { testEnvironment } from '../../lib/testing/environments';
import { foldedSnapshot } from '../../lib/testing/folded-snapshot';
import { renderTree } from '../../lib/testing/rendering';
import type { RenderedTree } from '../../lib/tree';

interface Topic {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
}

/** An environment whose clusters are rendered, and a layer of the region with one topic. */
function treeOf(name: string, account: string, clusters: readonly string[], { id, ...topic }: Topic): RenderedTree {
  const region = 'eu-west-2';
  const [cluster] = testEnvironment().clusters;
  if (cluster === undefined) throw new Error('the test environment has a cluster');
  const ours = clusters.map((clusterName) => ({ ...cluster, name: clusterName, nodePools: [], addons: [] }));
  const environment = { ...testEnvironment({ name, account }), clusters: ours };
  const cloud = (scope: ConstructorParameters<typeof Layer>[0]) => {
    for (const one of ours) {
      const layer = new Layer(scope, { environment, region, name: names.clusterLayer(one), cluster: one.name });
      withLogicalId(new SnsTopic(layer, 'Topic', { name: one.name }), 'main');
    }
    const layer = new Layer(scope, { environment, region, name: names.observabilityLayer(region) });
    withLogicalId(new SnsTopic(layer, 'Topic', topic), id);
  };
  return renderTree({ cloud }, environment);
}

const dev = (topic: Topic) => treeOf('dev', '111111111111', ['dev-a'], topic);
const prod = (topic: Topic, clusters = ['prod-b']) => treeOf('prod', '333333333333', clusters, topic);
const folded = (...trees: readonly RenderedTree[]) => {
  return foldedSnapshot(trees, (folder) => folder.startsWith('terraform/observability-'))
    .split('\n\n')
    .slice(1);
};

const SAME = ['=== prod: terraform/observability-eu-west-2\nthe same\n'];

describe('places that are equal but for their own names', () => {
  test.each<[string, Topic, Topic]>([
    ['the environment', { id: 'main', name: 'dev-alarms' }, { id: 'main', name: 'prod-alarms' }],
    ['the cluster', { id: 'main', name: 'dev-a-watchdog' }, { id: 'main', name: 'prod-b-watchdog' }],
    ['the cluster in a logical id', { id: 'dev_a_watchdog', name: 'x' }, { id: 'prod_b_watchdog', name: 'x' }],
    ['the account', { id: 'main', name: '111111111111' }, { id: 'main', name: '333333333333' }],
  ])('are folded when the name is that of %s', (_, before, after) => {
    expect(folded(dev(before), prod(after))).toEqual(SAME);
  });
});

test('lists inside a policy are compared whatever the order of the names', () => {
  const policy = (...names: readonly string[]) => JSON.stringify({ Resource: names });
  const before = { id: 'main', name: policy('dev', 'm') };
  expect(folded(dev(before), prod({ id: 'main', name: policy('m', 'prod') }))).toEqual(SAME);
});

describe('a name inside a word', () => {
  test.each(['devices', 'mydev', 'dev-alpha', 'dev-a1', '1111111111112'])('stays what it is: %s', (name) => {
    const own = name.startsWith('dev-') ? name.replace('dev-', 'prod-') : name;
    expect(folded(dev({ id: 'main', name }), prod({ id: 'main', name: own }))).toEqual(SAME);
  });

  test('is a difference where the other place has another word', () => {
    expect(folded(dev({ id: 'main', name: 'devices' }), prod({ id: 'main', name: 'products' }))).toEqual([
      '=== prod: terraform/observability-eu-west-2\n' +
        'cdk.tf.json › resource.aws_sns_topic.main.name: "devices" → "products"\n',
    ]);
  });
});

test('the zones of a region are its name and a letter', () => {
  const [text] = folded(
    dev({ id: 'main', name: 'x', displayName: 'eu-west-2a eu-west-2ab' }),
    prod({ id: 'main', name: 'x', displayName: 'none' }),
  );
  expect(text).toContain('display_name: "<region>a eu-west-2ab" → "none"');
});

test('a second cluster of the region has a name of its own', () => {
  const [text] = folded(dev({ id: 'main', name: 'dev-a' }), prod({ id: 'main', name: 'prod-c' }, ['prod-b', 'prod-c']));
  expect(text).toContain('name: "<cluster>" → "<cluster 2>"');
});

test('texts of many lines are compared by line', () => {
  const text = (...lines: readonly string[]) => ({ id: 'main', name: 'x', displayName: lines.join('\n') });
  const [section = ''] = folded(dev(text('one', 'two', 'three')), prod(text('one', 'three', 'three', 'four')));

  expect(section.split('\n').slice(1)).toEqual([
    'cdk.tf.json › resource.aws_sns_topic.main.display_name:',
    '  - two',
    '  + three',
    '  + four',
    '',
  ]);
});
