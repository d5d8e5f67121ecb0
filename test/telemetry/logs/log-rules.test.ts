import { platformLogRules } from '../../../lib/telemetry/logs/log-rules';
import { isAlert } from '../../../lib/telemetry/model';
import { RUNBOOKS } from '../../../lib/telemetry/runbooks';

const { rules } = platformLogRules(['monitoring', 'kube-system']);
const alerts = rules.filter(isAlert).map(({ alert, expr }) => [alert, expr] as const);

/** LogQL without the content of its strings. */
const bare = (expr: string) => expr.replaceAll(/"[^"]*"/g, '""');

test.each(alerts)('the expression of %s is whole', (_, expr) => {
  for (const [open, close] of ['()', '{}', '[]'].map((pair) => pair.split(''))) {
    expect(bare(expr).split(open ?? '').length).toBe(bare(expr).split(close ?? '').length);
  }
  expect(expr.split('"').length % 2).toBe(1);
});

test.each(alerts)('%s counts over a time, and looks at one source only', (_, expr) => {
  const ranges = bare(expr).match(/\[\d+[smh]\]/g) ?? [];
  const functions = bare(expr).match(/\b(?:rate|bytes_rate|count_over_time)\(/g) ?? [];
  expect(functions.length).toBeGreaterThan(0);
  expect(ranges.length).toBe(functions.length);
  const selectors = expr.match(/\{[^}]*\}/g) ?? [];
  for (const selector of selectors) expect(selector).toMatch(/^\{source="(?:containers|node|events)"/);
});

test('the namespaces of the platform are in one order, whoever names them', () => {
  expect(alerts[0]?.[1]).toContain('namespace=~"kube-system|monitoring"');
});

test.each(alerts)('%s has a runbook', (alert) => {
  expect(RUNBOOKS.has(alert)).toBe(true);
});
