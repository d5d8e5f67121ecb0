import type { AlertRouting } from '../../../lib/telemetry/model';
import { alertmanagerConfigSpec } from '../../../lib/telemetry/render/operator-routing';

const SNS = { region: 'eu-west-2', topicArn: 'arn:topic' };

const routing: AlertRouting = {
  mailServer: { host: 'mail', port: 587, from: 'a@acme.example', username: 'alerts', secretKey: 'smtp_password' },
  receivers: [
    { type: 'slack', name: 'chat', secretKey: 'chat' },
    { type: 'pagerduty', name: 'pager', secretKey: 'pager' },
    { type: 'webhook', name: 'hook', secretKey: 'hook' },
    { type: 'email', name: 'mail', to: 'on-call@acme.example' },
    { type: 'sns', name: 'topic', ...SNS },
    { type: 'silent', name: 'Nobody' },
  ],
  route: {
    receiver: 'Nobody',
    groupBy: ['alertname'],
    routes: [
      {
        matchers: [{ label: 'team', is: '=~', value: 'a|b' }],
        receiver: 'chat',
        activeDuring: 'hours',
        continues: true,
      },
    ],
  },
  timeIntervals: [{ name: 'hours', timeZone: 'UTC', weekdays: ['monday'], from: '09:00', to: '17:00' }],
  inhibitions: [
    {
      source: [{ label: 'severity', is: '=', value: 'critical' }],
      target: [{ label: 'severity', is: '=', value: 'info' }],
      equal: ['namespace'],
    },
  ],
};

const secret = (key: string) => ({ name: 'receivers', key });

describe('alertmanagerConfigSpec', () => {
  const spec = alertmanagerConfigSpec(routing, 'receivers');

  test('has every receiver, whose secrets are keys of one Secret', () => {
    expect(spec.receivers).toMatchObject([
      { name: 'chat', slackConfigs: [{ apiURL: secret('chat'), titleLink: expect.any(String) as string }] },
      {
        name: 'pager',
        pagerdutyConfigs: [
          {
            routingKey: secret('pager'),
            clientURL: expect.any(String) as string,
            details: [{ key: 'alerts', value: expect.any(String) as string }],
          },
        ],
      },
      { name: 'hook', webhookConfigs: [{ urlSecret: secret('hook'), sendResolved: true }] },
      {
        name: 'mail',
        emailConfigs: [
          {
            to: 'on-call@acme.example',
            smarthost: 'mail:587',
            from: 'a@acme.example',
            authUsername: 'alerts',
            authPassword: secret('smtp_password'),
            headers: [{ key: 'Subject', value: expect.any(String) as string }],
          },
        ],
      },
      { name: 'topic', snsConfigs: [{ topicARN: 'arn:topic', sigv4: { region: 'eu-west-2' } }] },
      { name: 'Nobody' },
    ]);
  });

  test('has routes, hours and inhibitions', () => {
    expect(spec).toMatchObject({
      route: {
        receiver: 'Nobody',
        groupBy: ['alertname'],
        routes: [
          {
            matchers: [{ name: 'team', matchType: '=~', value: 'a|b' }],
            receiver: 'chat',
            activeTimeIntervals: ['hours'],
            continue: true,
          },
        ],
      },
      muteTimeIntervals: [
        {
          name: 'hours',
          timeIntervals: [{ times: [{ startTime: '09:00', endTime: '17:00' }], weekdays: ['monday'] }],
        },
      ],
      inhibitRules: [
        {
          sourceMatch: [{ name: 'severity', matchType: '=', value: 'critical' }],
          targetMatch: [{ name: 'severity', matchType: '=', value: 'info' }],
          equal: ['namespace'],
        },
      ],
    });
  });

  test('fails when the hours are those of another time zone, which it could not say', () => {
    const timeIntervals = routing.timeIntervals.map((hours) => ({ ...hours, timeZone: 'Europe/London' }));

    expect(() => alertmanagerConfigSpec({ ...routing, timeIntervals }, 'receivers')).toThrow(
      'hours are those of Europe/London: the rules should have said so',
    );
  });
});
