import { checkTelemetry } from '../../../lib/telemetry/model/check-telemetry';
import { counter } from '../../../lib/telemetry/model/metric';
import type { AlertingRule, Rule, RuleGroup } from '../../../lib/telemetry/model/rule';
import type { ScrapeJob } from '../../../lib/telemetry/model/scrape-job';
import { defineSlo } from '../../../lib/telemetry/model/slo';
import type { Telemetry } from '../../../lib/telemetry/model/telemetry';
import { formatProblems } from '../../../lib/problems/problem';

const JOB: ScrapeJob = {
  name: 'api',
  discovery: { type: 'pods', namespace: 'api', instance: 'api', port: 'http' },
  families: [counter('requests_total', 'code')],
};

const ALERT: AlertingRule = {
  alert: 'ApiFails',
  expr: 'sum by (code) (rate(requests_total[5m])) > 1',
  severity: 'warning',
  summary: 'The API fails',
  description: '{{ $value }} answers a second with code {{ $labels.code }}, asked of {{ $externalLabels.cluster }}.',
};

test('what is known, and has a runbook, is fine', () => {
  expect(checkTelemetry(telemetry([ALERT]))).toEqual([]);
});

test('a rule may use what a later one records, and the labels that it leaves', () => {
  const rules: Rule[] = [
    { ...ALERT, expr: 'code:requests:rate5m > 1' },
    { record: 'code:requests:rate5m', expr: 'sum by (code) (pod_code:requests:rate5m)' },
    { record: 'pod_code:requests:rate5m', expr: 'sum by (pod, code) (rate(requests_total[5m]))' },
  ];
  expect(checkTelemetry(telemetry(rules))).toEqual([]);
});

test('an alert leads to a dashboard that there is, unless nobody is told of it', () => {
  const leading = (dashboard?: string, severity: AlertingRule['severity'] = 'warning') =>
    checkTelemetry({
      ...telemetry([{ ...ALERT, severity, dashboard }]),
      dashboards: ['platform-slos', 'platform-nodes'],
    });
  expect(leading('platform-slos')).toEqual([]);
  expect(leading(undefined, 'none')).toEqual([]);
  expect(leading()).toEqual([
    {
      where: 'rule group api › ApiFails (warning)',
      what: 'leads to no dashboard',
      allowed: 'platform-slos, platform-nodes',
      mend: 'name one of those',
    },
  ]);
  expect(leading('platform-slo')).toEqual([
    {
      where: 'rule group api › ApiFails (warning)',
      what: 'leads to a dashboard that there is not',
      received: 'platform-slo',
      allowed: 'platform-slos, platform-nodes',
      mend: 'write platform-slos',
    },
  ]);
});

test('every mistake is told at once, with its rule and position', () => {
  const problems = checkTelemetry({
    ...telemetry([
      { ...ALERT, expr: 'sum by (code) (\n  rate(requests_total[5m])\n) >> 1' },
      { ...ALERT, alert: 'ApiIsGone', expr: 'sum(request_total)' },
      { ...ALERT, alert: 'ApiFails', severity: 'critical', description: 'Pod {{ $labels.pod }} fails.' },
      { record: 'code:requests:rate5m', expr: 'sum by (status) (rate(requests_total[5m]))' },
      { record: 'code:requests:rate5m', expr: 'vector(1)' },
    ]),
    queries: [{ where: 'dashboard api, panel Requests', expr: 'requests_tota' }],
    slos: [slo(100)],
    exceptions: [{ metric: 'requests_total', because: 'nobody knows' }],
  });
  expect(formatProblems(problems)).toMatchInlineSnapshot(`
    "10 problems, nothing was written:

      SLO api-availability
        has an objective that leaves no error budget, or is none
        received  100 %
        allowed   above 0 % and below 100 %
        mend      promise what users notice: 99.9 % is 43 minutes of failure in 30 days

      rule group api
        has two rules with one name and the same labels
        received  code:requests:rate5m
        mend      rename one of them, or tell them apart by a label

      rule group api › ApiFails (warning)
        is not PromQL: it cannot be read at line 3, column 4
        received  >
        mend      mend the expression there

      rule group api › ApiIsGone (warning)
        uses a metric that nothing scrapes or records
        received  request_total
        mend      write requests_total, or declare it in a job

      rule group api › ApiIsGone (warning)
        shows a label in its message that its series do not have
        received  code
        allowed   severity, team
        mend      show another label, or keep this one in the expression

      rule group api › ApiIsGone (warning)
        has no runbook
        allowed   docs/runbooks/ApiIsGone.md, listed in lib/telemetry/runbooks.ts
        mend      write down what whoever is woken by it should do

      rule group api › ApiFails (critical)
        shows a label in its message that its series do not have
        received  pod
        allowed   code, severity, team
        mend      show another label, or keep this one in the expression

      rule group api › code:requests:rate5m
        groups by a label that is not there
        received  status
        allowed   code, instance, job, namespace, node, pod
        mend      use a label that is there, or declare it in the job

      dashboard api, panel Requests
        uses a metric that nothing scrapes or records
        received  requests_tota
        mend      write requests_total, or declare it in a job

      metric exception requests_total
        is not needed: a job brings the metric, or nothing uses it
        received  requests_total
        mend      remove the exception"
  `);
});

test('two groups of one name are one to Prometheus', () => {
  const groups: RuleGroup[] = [
    { name: 'api', rules: [ALERT] },
    { name: 'api', rules: [] },
  ];
  expect(checkTelemetry({ ...telemetry([]), groups })).toMatchObject([
    { where: 'rule group api', what: 'is there twice' },
  ]);
});

test.each([
  [0, 1],
  [99.99, 0],
  [100, 1],
  [101, 1],
])('an objective of %d %% gives %d problems', (objectivePercent, count) => {
  expect(checkTelemetry({ ...telemetry([]), slos: [slo(objectivePercent)] })).toHaveLength(count);
});

test('an exception makes a metric known that no job brings', () => {
  const own = telemetry([{ ...ALERT, expr: 'fleet_requests{code="500"} > 1' }]);
  expect(checkTelemetry(own)).toHaveLength(1);
  const exceptions = [{ metric: 'fleet_requests', because: 'a Prometheus of another cluster writes it' }];
  expect(checkTelemetry({ ...own, exceptions })).toEqual([]);
});

function telemetry(rules: readonly Rule[]): Telemetry {
  const runbooks = new Set(['ApiFails', 'SloErrorBudgetBurn', 'SloMetricAbsent']);
  return { jobs: [JOB], groups: [{ name: 'api', rules }], slos: [], queries: [], runbooks };
}

function slo(objectivePercent: number) {
  return defineSlo({
    type: 'availability',
    name: 'api-availability',
    team: 'checkout',
    description: 'Requests are answered',
    objectivePercent,
    requests: 'requests_total{job="api"}',
    bad: 'code=~"5.."',
  });
}
