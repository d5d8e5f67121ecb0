import { defineSlo } from '../../../lib/telemetry/model/slo';
import { sloRules } from '../../../lib/telemetry/model/slo-rules';
import { ruleFile } from '../../../lib/telemetry/render/prometheus/rule-file';

const COMMON = { name: 'checkout-api', team: 'checkout', description: 'Requests are answered', objectivePercent: 99.9 };

test('an availability SLO is the share of requests that are not bad', () => {
  const { indicator } = defineSlo({
    ...COMMON,
    type: 'availability',
    requests: 'requests_total{job="api"}',
    bad: 'code=~"5.."',
  });
  expect(indicator.errors('5m')).toBe('sum(rate(requests_total{job="api", code=~"5.."}[5m])) or vector(0)');
  expect(indicator.total('5m')).toBe('sum(rate(requests_total{job="api"}[5m]))');
});

test('a latency SLO is the share of requests that are fast enough, whichever way the bound is written', () => {
  const latency = (durations: string, thresholdSeconds: number) =>
    defineSlo({ ...COMMON, type: 'latency', durations, thresholdSeconds }).indicator.errors('1h');
  expect(latency('duration_seconds{job="api"}', 0.3)).toBe(
    String.raw`sum(rate(duration_seconds_count{job="api"}[1h])) - sum(rate(duration_seconds_bucket{job="api", le=~"0\\.3"}[1h]))`,
  );
  expect(latency('duration_seconds', 1)).toBe(
    String.raw`sum(rate(duration_seconds_count[1h])) - sum(rate(duration_seconds_bucket{le=~"1(\\.0)?"}[1h]))`,
  );
});

test('an SLO becomes ratios, a budget, four burn rates and an alert for its own absence', () => {
  const slo = defineSlo({ ...COMMON, type: 'availability', requests: 'requests_total{job="api"}', bad: 'code=~"5.."' });
  const files = sloRules(slo).map((group) =>
    ruleFile(group, { team: 'platform', runbooksUrl: 'https://runbooks.example/' }),
  );
  expect(files.join('---\n')).toMatchSnapshot();
});
