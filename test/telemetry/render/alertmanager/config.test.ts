import { parse } from 'yaml';
import type { AlertRouting, Receiver } from '../../../../lib/telemetry/model';
import { alertmanagerConfig } from '../../../../lib/telemetry/render/alertmanager';

const EMPTY: AlertRouting = { receivers: [], route: { receiver: 'a' }, timeIntervals: [], inhibitions: [] };

const rendered = (changes: Partial<AlertRouting>): unknown => parse(alertmanagerConfig({ ...EMPTY, ...changes }));

const topic = { region: 'eu-west-2', topicArn: 'arn:aws:sns:eu-west-2:111111111111:a' };

test.each<[string, Receiver, object]>([
  ['slack', { type: 'slack', name: 'a', secretKey: 'k' }, { api_url_file: '/etc/alertmanager/secrets/k' }],
  ['pagerduty', { type: 'pagerduty', name: 'a', secretKey: 'k' }, { routing_key_file: '/etc/alertmanager/secrets/k' }],
  ['webhook', { type: 'webhook', name: 'a', secretKey: 'k' }, { url_file: '/etc/alertmanager/secrets/k' }],
  ['email', { type: 'email', name: 'a', to: 'a@acme.example' }, { to: 'a@acme.example' }],
  ['sns', { type: 'sns', name: 'a', ...topic }, { topic_arn: topic.topicArn, sigv4: { region: 'eu-west-2' } }],
])('a receiver of type %s says where its secret is, and tells when an alert is over', (type, receiver, config) => {
  expect(rendered({ receivers: [receiver] })).toMatchObject({
    receivers: [{ name: 'a', [`${type}_configs`]: [{ ...config, send_resolved: true }] }],
  });
});

test('the heartbeat keeps silent when the Watchdog ends', () => {
  expect(rendered({ receivers: [{ type: 'heartbeat', name: 'a', ...topic }] })).toMatchObject({
    receivers: [{ sns_configs: [{ topic_arn: topic.topicArn, send_resolved: false }] }],
  });
});

test('nobody is a receiver without integrations', () => {
  expect(rendered({ receivers: [{ type: 'silent', name: 'a' }] })).toMatchObject({ receivers: [{ name: 'a' }] });
});

test('the mail server is global, its password a file', () => {
  const mailServer = { host: 'mail.acme.example', port: 465, from: 'a@acme.example', username: 'a', secretKey: 'k' };
  expect(rendered({ mailServer })).toMatchObject({
    global: {
      smtp_smarthost: 'mail.acme.example:465',
      smtp_from: 'a@acme.example',
      smtp_auth_username: 'a',
      smtp_auth_password_file: '/etc/alertmanager/secrets/k',
    },
  });
});

test('a matcher keeps a value with quotes and backslashes', () => {
  const matchers = [{ label: 'path', is: '=~', value: 'a"\\.b' } as const];
  expect(rendered({ route: { receiver: 'a', routes: [{ receiver: 'a', matchers }] } })).toMatchObject({
    route: { routes: [{ matchers: ['path=~"a\\"\\\\.b"'] }] },
  });
});
