import fs from 'node:fs';
import path from 'node:path';
import { fluentBit } from '../../../lib/telemetry/jobs/fluent-bit';
import { logCanaryJob } from '../../../lib/telemetry/jobs/log-canary';
import { loki } from '../../../lib/telemetry/jobs/loki';
import { isAlert, seriesOf } from '../../../lib/telemetry/model';
import { logs } from '../../../lib/telemetry/rules/logs';

const jobs = [
  loki,
  ...fluentBit,
  logCanaryJob({ tenant: 'platform', namespace: 'canary', container: 'canary', text: 'request started' }),
];
const known = jobs.flatMap(({ families }) =>
  families === 'any' ? [] : families.flatMap((family) => seriesOf(family).map(({ name }) => name)),
);
const alerts = logs.rules.filter(isAlert).map(({ alert, expr }) => [alert, expr] as const);

test.each(alerts)('%s uses what is scraped, and has a runbook', (alert, expr) => {
  const used = expr.match(/\b(?:loki|fluentbit|probe)_[a-z0-9_]+(?=\{)/g) ?? [];
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((name) => !known.includes(name))).toEqual([]);
  expect(fs.existsSync(path.join(__dirname, `../../../docs/runbooks/${alert}.md`))).toBe(true);
});

test('the canary is asked for as the job `blackbox`, by the module whose answer LogPipelineBroken looks at', () => {
  const canary = jobs.find(({ name }) => name === 'log-canary');
  expect(canary).toMatchObject({ job: 'blackbox', discovery: { type: 'probe', module: 'log_canary' } });
  expect(alerts[0]?.[1]).toContain('probe_success{job="blackbox", module="log_canary"}');
});
