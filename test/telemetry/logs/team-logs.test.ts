import { logPipeline } from '../../../lib/telemetry/logs/log-pipeline';
import { teamLogs, type TeamLogsOverrides } from '../../../lib/telemetry/logs/team-logs';
import { UserError } from '../../../lib/problems';
import { CLUSTER, ENVIRONMENT } from './sample';

const CHECKOUT = { name: 'checkout', identityGroup: 'checkout-developers' };
const PLATFORM = { name: 'platform', identityGroup: 'platform-engineers' };

test('the logs of a team are kept as long as the environment says, and only its people read them', () => {
  expect(teamLogs(CHECKOUT, [], 30)).toEqual({
    tenant: {
      name: 'checkout',
      namespaces: [],
      retention: { name: 'standard', days: 30 },
      limits: { megabytesPerSecond: 4, burstMegabytes: 8, streams: 5000 },
    },
    access: {
      group: 'checkout-developers',
      tenants: ['checkout'],
      dataSource: {
        name: 'Logs of checkout',
        uid: 'loki-checkout',
        type: 'loki',
        access: 'proxy',
        url: 'http://loki.logging:3100',
        editable: false,
        jsonData: { httpHeaderName1: 'X-Scope-OrgID' },
        secureJsonData: { httpHeaderValue1: 'checkout' },
      },
    },
  });
});

test('a team may have other limits, and read the logs of others beside its own', () => {
  const { tenant, access } = teamLogs(PLATFORM, ['kube-system'], 30, {
    limits: { megabytesPerSecond: 8 },
    readsAlso: ['platform', 'search', 'checkout'],
  });
  expect(tenant.namespaces).toEqual(['kube-system']);
  expect(tenant.limits).toEqual({ megabytesPerSecond: 8, burstMegabytes: 8, streams: 5000 });
  expect(access.dataSource.secureJsonData.httpHeaderValue1).toBe('platform|checkout|search');
});

test.each([
  ['short', 30, { name: 'short', days: 7 }],
  ['short', 3, { name: 'short', days: 3 }],
  ['standard', 30, { name: 'standard', days: 30 }],
  [{ days: 21 }, 30, { name: '21-days', days: 21 }],
] as const)('the retention %j of an environment of %i days is %j', (retention, days, expected) => {
  expect(teamLogs(CHECKOUT, [], days, { retention }).tenant.retention).toEqual(expected);
});

describe('a pipeline', () => {
  const pipeline = (overrides: TeamLogsOverrides, ofPlatform: readonly string[] = ['shop']) =>
    logPipeline(ENVIRONMENT, CLUSTER, 'platform', [
      teamLogs(PLATFORM, ofPlatform, 14).tenant,
      teamLogs(CHECKOUT, ['shop'], 14, overrides).tenant,
    ]);

  test('lists tenants by name, and keeps them in the bucket of the region', () => {
    const { tenants, storage, loki } = pipeline({ retention: { days: 14 } }, []);
    expect(tenants.map(({ name }) => name)).toEqual(['checkout', 'platform']);
    expect(storage).toEqual({
      bucket: 'acme-dev-111111111111-eu-west-2-logs',
      lokiFolder: 'loki/dev-a',
      region: 'eu-west-2',
      keptDays: 14,
    });
    expect(loki).toEqual({ host: 'loki.logging.svc.cluster.local', port: 3100 });
  });

  test('fails when a retention is longer than the storage keeps, and when two teams claim a namespace', () => {
    expect(() => pipeline({ retention: { days: 15 } })).toThrow(
      new UserError([
        {
          where: 'logs of checkout › retention',
          what: 'is longer than the storage keeps logs',
          received: '15 days',
          allowed: '1 to 14 days: telemetry.logsRetentionDays is what the bucket is sized for',
          mend: "choose 'standard', or raise telemetry.logsRetentionDays",
        },
        {
          where: 'logs › namespace shop',
          what: 'is claimed more than once',
          received: 'checkout, platform',
          allowed: 'one team',
          mend: 'leave it to the team that runs it',
        },
      ]),
    );
  });

  test.each([0, 1.5])('fails when a retention is %d days', (days) => {
    expect(() => pipeline({ retention: { days } }, [])).toThrow(
      new UserError([
        {
          where: 'logs of checkout › retention',
          what: 'is not a whole number of days above zero',
          received: `${days} days`,
          allowed: '1 to 14 days: telemetry.logsRetentionDays is what the bucket is sized for',
          mend: "choose 'short' or whole days",
        },
      ]),
    );
  });

  test('fails when the owner of the platform has no logs', () => {
    expect(() => logPipeline(ENVIRONMENT, CLUSTER, 'platform', [teamLogs(CHECKOUT, [], 14).tenant])).toThrow(
      new UserError([
        {
          where: 'logs › owner',
          what: 'has no logs of its own, and everything that belongs to no team goes to it',
          received: 'platform',
          allowed: 'checkout',
          mend: 'let the first of the owners be a team of platform/tenants/',
        },
      ]),
    );
  });
});
