import { alertRoutesNote } from '../../lib/cli/alert-routes-note';
import { testEnvironment } from '../../lib/testing/environments';

const environment = testEnvironment({
  telemetry: {
    receivers: [
      { type: 'slack', name: 'chat', secret: 'test/chat' },
      { type: 'pagerduty', name: 'on-call', secret: 'test/pager' },
      { type: 'email', name: 'mail', to: 'checkout@acme.example' },
    ],
    smtp: { host: 'mail.acme.example', from: 'alerts@acme.example', username: 'alerts', secret: 'test/smtp' },
    routes: [
      { team: 'checkout', severity: 'warning', receivers: ['mail'], hours: 'business' },
      { team: 'checkout', severity: 'info', receivers: [] },
    ],
    businessHours: { timeZone: 'Europe/London', days: ['mon', 'tue'], from: '08:30' },
  },
});

const alerts = [
  { alert: 'Watchdog', severity: 'none', team: 'platform' },
  { alert: 'TargetDown', severity: 'warning', team: 'platform' },
  { alert: 'KubePodCrashLooping', severity: 'warning', team: 'platform' },
  { alert: 'KubePodCrashLooping', severity: 'warning', team: 'checkout' },
  { alert: 'KubeContainerMemoryNearLimit', severity: 'info', team: 'checkout' },
] as const;

const { path, text } = alertRoutesNote([environment], [{ name: 'checkout' }, { name: 'platform' }], () => alerts);

test('says where it comes from and how it is made', () => {
  expect(path).toBe('alert-routes.md');
  expect(text.split('\n')[0]).toBe(
    '<!-- Generated from telemetry in environments/ and the teams in platform/tenants/ by `npm run docs`. Do not edit. -->',
  );
});

test('has a row a team and severity, the owner first, and the secrets that have to be there', () => {
  expect(text.slice(text.indexOf('## test'), text.indexOf('\n### ')).split('\n')).toEqual([
    '## test',
    '',
    '| alerts of | severity | are told to | when |',
    '| --- | --- | --- | --- |',
    '| platform | critical | chat (Slack), on-call (PagerDuty), mail (e-mail) | always |',
    '| platform | warning | chat (Slack), mail (e-mail) | always |',
    '| platform | info | chat (Slack), mail (e-mail) | business hours |',
    '| checkout | critical | chat (Slack), on-call (PagerDuty), mail (e-mail) | always |',
    '| checkout | warning | mail (e-mail) | business hours |',
    '| checkout | info | nobody | never |',
    '',
    'Business hours are mon, tue from 08:30 to 17:00, Europe/London.',
    '',
    '| key of the Secret `alertmanager-receivers` | secret in AWS Secrets Manager |',
    '| --- | --- |',
    '| `chat` | `test/chat` |',
    '| `on-call` | `test/pager` |',
    '| `smtp_password` | `test/smtp` |',
    '',
  ]);
});

test('has a row an alert, with those who are told in every team that has it, and none for machines', () => {
  expect(text.slice(text.indexOf('### ')).split('\n')).toEqual([
    '### Every alert of test',
    '',
    '| alert | severity | of platform | of checkout |',
    '| --- | --- | --- | --- |',
    '| KubeContainerMemoryNearLimit | info |  | nobody, never |',
    '| KubePodCrashLooping | warning | chat (Slack), mail (e-mail) | mail (e-mail), business hours |',
    '| TargetDown | warning | chat (Slack), mail (e-mail) |  |',
    '',
  ]);
});
