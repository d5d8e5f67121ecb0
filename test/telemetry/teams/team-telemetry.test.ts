import type { Deliveries } from '../../../lib/environment';
import { sloRules } from '../../../lib/telemetry/model/slo-rules';
import { isAlert } from '../../../lib/telemetry/model/rule';
import { queriesOf } from '../../../lib/telemetry/model/dashboard';
import { teamTelemetry, type TeamTelemetryOverrides } from '../../../lib/telemetry/teams/team-telemetry';
import { telemetryOfTeams } from '../../../lib/telemetry/teams/telemetry-of-teams';

const DELIVERIES: Deliveries = {
  critical: { receivers: ['pager'], hours: 'always' },
  warning: { receivers: ['chat'], hours: 'always' },
  info: { receivers: ['chat'], hours: 'business' },
};

const CHECKOUT = { name: 'checkout', identityGroup: 'checkout-developers' };
const PLATFORM = { name: 'platform', identityGroup: 'platform-engineers' };

const OVERRIDES: TeamTelemetryOverrides = {
  alerts: { KubeJobFailed: { off: 'its jobs are tried again' } },
  slos: [
    {
      type: 'availability',
      name: 'checkout-availability',
      description: 'a basket can be paid',
      objectivePercent: 99.5,
      requests: 'http_requests_total{namespace="checkout"}',
      bad: 'code=~"5.."',
    },
  ],
  ownMetrics: ['http_requests_total'],
  deliveries: { warning: { receivers: ['mail'], hours: 'business' } },
  logs: { retention: 'short', readsAlso: ['search'] },
};

function telemetryOf(overrides?: TeamTelemetryOverrides) {
  const surroundings = {
    owner: 'platform',
    others: [{ name: 'platform', namespaces: ['kube-system'] }],
    deliveries: DELIVERIES,
    logsRetentionDays: 30,
  };
  return teamTelemetry(CHECKOUT, ['till'], surroundings, overrides);
}

test('a team that says nothing has alerts, a dashboard, routes and logs of its namespaces', () => {
  const { alerts, slos, exceptions, dashboard, routes, logs } = telemetryOf();
  expect(alerts.name).toBe('team-checkout');
  expect(alerts.rules[0]?.expr).toContain('namespace=~"checkout|checkout-.*|till"');
  expect([slos, exceptions]).toEqual([[], []]);
  expect(dashboard.uid).toBe('team-checkout');
  const pods = queriesOf(dashboard).find(({ expr }) => expr.includes('kube_pod_status_phase'));
  expect(pods?.expr).toContain('namespace=~"checkout|checkout-.*|till"');
  expect(routes.map(({ matchers }) => matchers)).toEqual([
    [{ label: 'team', is: '=', value: 'checkout' }],
    [
      { label: 'namespace', is: '=~', value: 'checkout|checkout-.*|till' },
      { label: 'team', is: '=~', value: '|platform' },
    ],
  ]);
  expect(logs.tenant).toMatchObject({ namespaces: ['till'], retention: { name: 'standard', days: 30 } });
  expect(logs.access.tenants).toEqual(['checkout']);
});

test('what a team says is what it has', () => {
  const { alerts, slos, exceptions, routes, logs } = telemetryOf(OVERRIDES);
  expect(alerts.rules.filter(isAlert).map(({ alert }) => alert)).not.toContain('KubeJobFailed');
  expect(slos).toMatchObject([{ name: 'checkout-availability', team: 'checkout', window: '30d' }]);
  expect(slos.flatMap(sloRules)[0]?.rules.find(isAlert)).toMatchObject({ team: 'checkout' });
  expect(exceptions).toEqual([{ metric: 'http_requests_total', because: 'a program of the team checkout brings it' }]);
  expect(routes.map(({ receiver }) => receiver)).toEqual(['mail', 'mail']);
  expect(logs.tenant.retention).toEqual({ name: 'short', days: 7 });
  expect(logs.access.tenants).toEqual(['checkout', 'search']);
});

describe('the teams of a cluster', () => {
  const environment = {
    owners: [{ team: 'platform', email: 'platform@acme.example' }],
    telemetry: { logsRetentionDays: 14, receivers: [], routes: [] },
  } as unknown as Parameters<typeof telemetryOfTeams>[0];

  test('share all namespaces out: what no team has is the owner’s, who reads the logs of all', () => {
    const [checkout, platform] = telemetryOfTeams(environment, [
      { ...CHECKOUT, namespaces: [] },
      { ...PLATFORM, namespaces: ['kube-system'] },
    ]);
    expect(checkout?.alerts.rules[0]?.expr).toContain('namespace=~"checkout|checkout-.*"');
    expect(platform?.alerts.rules[0]?.expr).toContain('namespace!~"checkout|checkout-.*"');
    expect(platform?.logs.access.tenants).toEqual(['platform', 'checkout']);
    expect(platform?.routes).toHaveLength(1);
  });

  test('fails when overrides of several teams are wrong, with all of them', () => {
    const overrides = { alerts: { KubeJobFailed: { off: '' } } };
    const teams = [
      { ...CHECKOUT, namespaces: [], overrides },
      { ...PLATFORM, namespaces: [], overrides },
    ];
    expect(() => telemetryOfTeams(environment, teams)).toThrow(`2 problems, nothing was written:

  team checkout › alerts › KubeJobFailed
    is switched off without a reason
    mend      say why nobody needs to be told

  team platform › alerts › KubeJobFailed
    is switched off without a reason
    mend      say why nobody needs to be told`);
  });
});
