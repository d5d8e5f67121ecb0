import { counter, gauge, histogram } from '../../../lib/telemetry/model/metric';
import { analysePromql } from '../../../lib/telemetry/model/analyse-promql';
import { KnownSeries } from '../../../lib/telemetry/model/known-series';
import { parsePromql } from '../../../lib/telemetry/model/promql/parse';
import type { ScrapeJob } from '../../../lib/telemetry/model/scrape-job';

const JOBS: ScrapeJob[] = [
  {
    name: 'kube-state-metrics',
    honorLabels: true,
    discovery: { type: 'pods', namespace: 'monitoring', instance: 'kube-state-metrics', port: 'http' },
    families: [
      gauge('kube_pod_info', 'namespace', 'pod', 'node'),
      gauge('kube_pod_owner', 'namespace', 'pod', 'owner_name'),
    ],
  },
  {
    name: 'kubelet',
    discovery: { type: 'nodes', path: '/metrics' },
    families: [counter('kubelet_runtime_operations_total', 'operation_type')],
  },
  {
    name: 'api',
    discovery: { type: 'pods', namespace: 'api', instance: 'api', port: 'http' },
    families: [histogram('request_duration_seconds', 'code'), counter('requests_total', 'code')],
  },
];

test.each([
  ['kube_pod_info', ['instance', 'job', 'namespace', 'node', 'pod']],
  ['kubelet_runtime_operations_total', ['instance', 'job', 'metrics_path', 'node', 'operation_type']],
  ['sum by (namespace) (kube_pod_info)', ['namespace']],
  ['sum(kube_pod_info) by (namespace)', ['namespace']],
  ['sum(kube_pod_info)', []],
  ['sum without (instance, job) (kube_pod_info)', ['namespace', 'node', 'pod']],
  ['topk by (namespace) (3, kube_pod_info)', ['instance', 'job', 'namespace', 'node', 'pod']],
  ['count_values("version", requests_total)', ['version']],
  ['rate(requests_total[5m]) > 3', ['code', 'instance', 'job', 'namespace', 'node', 'pod']],
  [
    'kube_pod_owner * on (namespace, pod) group_left (node) kube_pod_info',
    ['instance', 'job', 'namespace', 'node', 'owner_name', 'pod'],
  ],
  ['kube_pod_info / on (namespace, pod) kube_pod_owner', ['namespace', 'pod']],
  ['kube_pod_info / ignoring (node, job) kube_pod_owner', ['instance', 'namespace', 'pod']],
  ['sum by (pod) (kube_pod_info) or sum by (node) (kube_pod_info)', ['node', 'pod']],
  ['sum by (pod) (kube_pod_info) unless on (pod) kube_pod_owner', ['pod']],
  ['histogram_quantile(0.9, sum by (le, code) (rate(request_duration_seconds_bucket[5m])))', ['code']],
  ['label_replace(sum(kube_pod_info), "zone", "$1", "node", "(.*)")', ['zone']],
  ['absent(up{job="api", namespace="api", pod=~"x.*"})', ['job', 'namespace']],
  ['vector(1)', []],
  ['max_over_time(sum by (pod) (kube_pod_info)[1h:5m]) offset 1d', ['pod']],
  ['time() - max(kube_pod_info)', []],
  ['-sum by (pod) (kube_pod_info)', ['pod']],
])('%s has the labels %j', (expr, labels) => {
  const analysis = analyse(expr);
  expect(analysis.problems).toEqual([]);
  expect(analysis.labels === 'any' ? 'any' : [...analysis.labels].sort()).toEqual(labels);
});

test.each([
  [
    'kube_pod_inf',
    'uses a metric that nothing scrapes or records',
    'kube_pod_inf',
    'write kube_pod_info, or declare it in a job',
  ],
  [
    'sum(rate(nothing_near_this_total[5m]))',
    'uses a metric that nothing scrapes or records',
    'nothing_near_this_total',
    'declare it in the job that brings it, or remove it',
  ],
  [
    'requests_total{job="kubelet"}',
    'uses a metric that the job kubelet does not bring',
    'requests_total',
    'name a job that brings it, or declare the metric in that job',
  ],
  [
    'requests_total{status="500"}',
    'asks requests_total for a label that it does not have',
    'status',
    'use a label that is there, or declare it in the job',
  ],
  ['sum by (cod) (requests_total)', 'groups by a label that is not there', 'cod', 'write code'],
  [
    'sum by (namespace) (sum by (pod) (kube_pod_info))',
    'groups by a label that is not there',
    'namespace',
    'use a label that is there, or declare it in the job',
  ],
  [
    'kube_pod_info * on (owner_name) kube_pod_owner',
    'matches on a label that one side does not have',
    'owner_name',
    'use a label that is there, or declare it in the job',
  ],
  [
    'kube_pod_owner * on (pod) group_left (zone) kube_pod_info',
    'takes over a label that the other side does not have',
    'zone',
    'write node',
  ],
  [
    'histogram_quantile(0.9, sum by (code) (rate(request_duration_seconds_bucket[5m])))',
    'takes a quantile of what has no buckets',
    'le',
    'use a label that is there, or declare it in the job',
  ],
])('%s %s', (expr, what, received, mend) => {
  const [problem, ...more] = analyse(expr).problems;
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ what, received, mend });
});

test('a metric of several jobs has the labels of those that are asked for', () => {
  expect([...analyse('up{job="kubelet"}').labels]).not.toContain('pod');
  expect([...analyse('up{job=~"kubelet|api"}').labels]).toContain('pod');
});

test('a metric that is named in braces is known too', () => {
  expect(parsePromql('{__name__="requests_total", code="500"}')).toMatchObject({ metrics: ['requests_total'] });
  expect(parsePromql('{"requests_total", code="500"}')).toMatchObject({ metrics: ['requests_total'] });
});

test.each([
  ['sum(', 'line 1, column 5', 'the end of the expression'],
  ['sum by (pod) (\n  up{job=}\n)', 'line 2, column 10', '}'],
  ['', 'line 1, column 1', 'the end of the expression'],
  ['up > > 1', 'line 1, column 6', '>'],
])('%j cannot be read at a place that is named', (expr, position, near) => {
  expect(parsePromql(expr)).toEqual({ position, near });
});

function analyse(expr: string) {
  const parsed = parsePromql(expr);
  if (!('root' in parsed)) throw new Error(`${expr}: ${parsed.position}`);
  return analysePromql(parsed, new KnownSeries(JOBS));
}
