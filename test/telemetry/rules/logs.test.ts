import { fluentBit } from '../../../lib/telemetry/jobs/fluent-bit';
import { logCanaryJob } from '../../../lib/telemetry/jobs/log-canary';
import { loki } from '../../../lib/telemetry/jobs/loki';
import { checkTelemetry, isAlert } from '../../../lib/telemetry/model';
import { logs } from '../../../lib/telemetry/rules/logs';
import { RUNBOOKS } from '../../../lib/telemetry/runbooks';

const jobs = [
  loki,
  ...fluentBit,
  logCanaryJob({ tenant: 'platform', namespace: 'canary', container: 'canary', text: 'request started' }),
];
const alerts = logs.rules.filter(isAlert).map(({ alert, expr }) => [alert, expr] as const);

test('the alerts about logs use what is scraped, show labels that are there, and have runbooks', () => {
  expect(checkTelemetry({ jobs, groups: [logs], slos: [], queries: [], runbooks: RUNBOOKS })).toEqual([]);
});

test('the canary is asked for as the job `blackbox`, by the module whose answer LogPipelineBroken looks at', () => {
  const canary = jobs.find(({ name }) => name === 'log-canary');
  expect(canary).toMatchObject({ job: 'blackbox', discovery: { type: 'probe', module: 'log_canary' } });
  expect(alerts[0]?.[1]).toContain('probe_success{job="blackbox", module="log_canary"}');
});
