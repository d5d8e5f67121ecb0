import {
  type CustomResource,
  customResourceStateConfig,
  familiesOf,
} from '../../../lib/telemetry/jobs/custom-resource-state';
import { karpenterResources } from '../../../lib/telemetry/jobs/karpenter';
import { kubeStateMetricsJob } from '../../../lib/telemetry/jobs/kube-state-metrics';
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

test('kube-state-metrics brings the limits of NodePools and the conditions of NodeClaims', () => {
  expect(karpenterResources.flatMap(familiesOf).map(({ name }) => name)).toEqual([
    'karpenter_nodepools_limit',
    'karpenter_nodepools_usage',
    'karpenter_nodepools_status_condition',
    'karpenter_nodeclaims_status_condition',
  ]);
  expect(kubeStateMetricsJob.families).toEqual(expect.arrayContaining(karpenterResources.flatMap(familiesOf)));
});
