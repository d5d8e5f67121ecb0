import type { Environment } from '../../../lib/environment';
import { UserError } from '../../../lib/problems';
import { alertRouting, receiverSecretsOf } from '../../../lib/telemetry/alerting';
import { secondsOf } from '../../../lib/telemetry/model';
import { alertmanagerConfig } from '../../../lib/telemetry/render/alertmanager';
import { testEnvironment } from '../../../lib/testing/environments';
import { teams } from '../../../platform/tenants';
import { allEnvironments } from '../../platform/render-all';

const SLACK = { type: 'slack', name: 'chat', secret: 'test/chat' } as const;
const EMAIL = { type: 'email', name: 'mail', to: 'on-call@acme.example' } as const;
const SMTP = { host: 'mail.acme.example', from: 'alerts@acme.example', username: 'alerts', secret: 'test/mail' };

const routingOf = (environment: Environment, names: readonly string[] = []) => {
  const [cluster] = environment.clusters;
  if (cluster === undefined) throw new Error('the test environment has a cluster');
  return alertRouting(
    environment,
    cluster,
    names.map((name) => ({ name })),
  );
};

test.each(allEnvironments().map((environment) => [environment.name, environment] as const))(
  'alertmanager.yml of the first cluster of %s is as reviewed',
  (_, environment) => {
    const [cluster] = environment.clusters;
    if (cluster === undefined) throw new Error('every environment has a cluster');
    expect(alertmanagerConfig(alertRouting(environment, cluster, teams))).toMatchSnapshot();
  },
);

test('clusters of one environment differ in their heartbeat only', () => {
  const prod = allEnvironments().find(({ name }) => name === 'prod');
  if (prod === undefined) throw new Error('there is an environment prod');
  const [a = '', b = ''] = prod.clusters.map((cluster) => alertmanagerConfig(alertRouting(prod, cluster, teams)));
  const lines = b.split('\n');
  expect(a.split('\n').filter((line, index) => line !== lines[index])).toEqual([
    '      region: eu-west-2',
    '    topic_arn: arn:aws:sns:eu-west-2:333333333333:prod-a-watchdog',
  ]);
});

test('the heartbeat is heard in each of the periods that its alarm counts, late messages included', () => {
  const alarmPeriodSeconds = 300;
  const [watchdog] = routingOf(testEnvironment()).route.routes ?? [];
  const { groupInterval = '1d', repeatInterval = '1d' } = watchdog ?? {};
  expect(watchdog).toMatchObject({ receiver: 'Watchdog', groupBy: ['alertname'], groupWait: '0s' });
  expect(secondsOf(repeatInterval) + secondsOf(groupInterval)).toBeLessThan(alarmPeriodSeconds - 60);
  expect(secondsOf(repeatInterval) % secondsOf(groupInterval)).toBe(0);
});

test('a worse alert mutes one of the same name, but neither that of another team nor that of another SLO', () => {
  const { inhibitions } = routingOf(testEnvironment());
  const bySeverity = inhibitions.filter(({ source }) => source.some(({ label }) => label === 'severity'));
  expect(bySeverity.map(({ equal }) => equal)).toEqual([
    ['namespace', 'alertname', 'team', 'slo'],
    ['namespace', 'alertname', 'team', 'slo'],
  ]);
});

test('a namespace is of the team with the longest name that fits', () => {
  const { route } = routingOf(testEnvironment(), ['shop', 'shop-api', 'a']);
  const namespaces = (route.routes ?? []).flatMap(({ matchers = [] }) =>
    matchers.filter(({ label }) => label === 'namespace').map(({ value }) => value),
  );
  expect(namespaces).toEqual(['shop-api|shop-api-.*', 'shop|shop-.*', 'a|a-.*']);
});

test('the owner has what is left, and no route by its name', () => {
  const { route } = routingOf(testEnvironment(), ['platform']);
  expect((route.routes ?? []).map(({ matchers = [] }) => matchers)).toEqual([
    [{ label: 'alertname', is: '=', value: 'Watchdog' }],
    [{ label: 'alertname', is: '=', value: 'InfoInhibitor' }],
    [{ label: 'severity', is: '=', value: 'none' }],
    [{ label: 'severity', is: '=', value: 'critical' }],
    [{ label: 'severity', is: '=', value: 'info' }],
    [],
  ]);
});

test('fails when a route is for a team that there is not', () => {
  const route = { team: 'chekout', severity: 'warning' as const, receivers: ['chat'] };
  const environment = testEnvironment({ telemetry: { receivers: [SLACK], routes: [route] } });
  expect(() => routingOf(environment, ['checkout'])).toThrow(
    new UserError([
      {
        where: 'environments/test.ts › telemetry.routes[0].team',
        what: 'is no team',
        received: 'chekout',
        allowed: 'checkout, platform',
        mend: "write 'checkout'",
      },
    ]),
  );
});

test('the Secret holds a key a receiver, and the password of the mail server by a name that no receiver can have', () => {
  const telemetry = { receivers: [SLACK, EMAIL, { type: 'sns', name: 'topic', topic: 'alerts' } as const], smtp: SMTP };
  expect(receiverSecretsOf(testEnvironment({ telemetry }))).toEqual([
    { key: 'chat', secret: 'test/chat' },
    { key: 'smtp_password', secret: 'test/mail' },
  ]);
});

test('nothing is said of a mail server where there is none', () => {
  expect(routingOf(testEnvironment()).mailServer).toBeUndefined();
});

test('alerts that can wait do so until business hours of the environment', () => {
  const businessHours = { timeZone: 'Europe/Berlin', days: ['mon', 'sun'], from: '08:30', to: '24:00' } as const;
  const telemetry = { receivers: [SLACK], businessHours: { ...businessHours, days: [...businessHours.days] } };
  expect(routingOf(testEnvironment({ telemetry })).timeIntervals).toEqual([
    {
      name: 'business-hours',
      timeZone: 'Europe/Berlin',
      weekdays: ['monday', 'sunday'],
      from: '08:30',
      to: '24:00',
    },
  ]);
});
