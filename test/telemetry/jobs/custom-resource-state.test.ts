import {
  type CustomResource,
  customResourceStateConfig,
  familiesOf,
  familiesOfAll,
} from '../../../lib/telemetry/jobs/custom-resource-state';
import { customResourcesOf } from '../../../lib/telemetry/jobs/custom-resources';
import { fluxResources } from '../../../lib/telemetry/jobs/flux';
import { toYaml } from '../../../lib/yaml/to-yaml';

const widget: CustomResource = {
  group: 'acme.example',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  prefix: 'acme_widgets',
  labels: { widget: ['metadata', 'name'] },
  gauges: [
    { name: 'limit', help: 'How much it may have.', path: ['spec', 'limits'], keyLabel: 'resource_type' },
    {
      name: 'status_condition',
      help: 'A condition.',
      path: ['status', 'conditions'],
      labels: { type: ['type'] },
      value: ['status'],
    },
  ],
};

test('a kind of object becomes configuration of kube-state-metrics', () => {
  expect(toYaml(customResourceStateConfig([widget]))).toMatchInlineSnapshot(`
    "kind: CustomResourceStateMetrics
    spec:
      resources:
      - groupVersionKind:
          group: acme.example
          kind: Widget
          version: v1
        labelsFromPath:
          widget:
          - metadata
          - name
        metricNamePrefix: acme_widgets
        metrics:
        - each:
            gauge:
              labelFromKey: resource_type
              path:
              - spec
              - limits
            type: Gauge
          help: How much it may have.
          name: limit
        - each:
            gauge:
              labelsFromPath:
                type:
                - type
              path:
              - status
              - conditions
              valueFrom:
              - status
            type: Gauge
          help: A condition.
          name: status_condition
    "
  `);
});

test('the metrics that come of it have the labels of the object, of the entry and its key', () => {
  const kind = ['customresource_group', 'customresource_kind', 'customresource_version'];
  expect(familiesOf(widget)).toEqual([
    { name: 'acme_widgets_limit', type: 'gauge', labels: [...kind, 'widget', 'resource_type'] },
    { name: 'acme_widgets_status_condition', type: 'gauge', labels: [...kind, 'widget', 'type'] },
  ]);
});

const gadget: CustomResource = {
  group: 'acme.example',
  version: 'v1',
  kind: 'Gadget',
  plural: 'gadgets',
  prefix: 'acme',
  labels: { ready: ['status', 'conditions', '[type=Ready]', 'status'] },
  infos: [{ name: 'resource_info', help: 'What it is.', labels: { name: ['metadata', 'name'] } }],
};

test('what an object is becomes labels of a series; one of them is its own, as without it there would be none', () => {
  expect(toYaml(customResourceStateConfig([gadget]))).toMatchInlineSnapshot(`
    "kind: CustomResourceStateMetrics
    spec:
      resources:
      - groupVersionKind:
          group: acme.example
          kind: Gadget
          version: v1
        labelsFromPath:
          ready:
          - status
          - conditions
          - "[type=Ready]"
          - status
        metricNamePrefix: acme
        metrics:
        - each:
            info:
              labelsFromPath:
                name:
                - metadata
                - name
            type: Info
          help: What it is.
          name: resource_info
    "
  `);
});

test('kinds that share a metric make one family of it', () => {
  expect(familiesOfAll([gadget, { ...gadget, kind: 'Gizmo' }])).toEqual([
    {
      name: 'acme_resource_info',
      type: 'gauge',
      labels: ['customresource_group', 'customresource_kind', 'customresource_version', 'ready', 'name'],
    },
  ]);
});

test('all kinds of Flux share one metric with the same labels, by the name that Flux itself gives it', () => {
  const [first, ...others] = fluxResources.flatMap(familiesOf);
  expect(first).toEqual({
    name: 'gotk_resource_info',
    type: 'gauge',
    labels: [
      ...['customresource_group', 'customresource_kind', 'customresource_version'],
      ...['namespace', 'ready', 'revision', 'suspended', 'name'],
    ],
  });
  for (const other of others) expect(other).toEqual(first);
});

test('every cluster has the limits of NodePools and the conditions of NodeClaims, and with Flux its objects', () => {
  const namesOf = (agent: 'flux' | 'argocd') => familiesOfAll(customResourcesOf(agent)).map(({ name }) => name);
  const always = [
    'karpenter_nodepools_limit',
    'karpenter_nodepools_usage',
    'karpenter_nodepools_status_condition',
    'karpenter_nodeclaims_status_condition',
  ];
  expect(namesOf('argocd')).toEqual(always);
  expect(namesOf('flux')).toEqual([...always, 'gotk_resource_info']);
});
