import { alertRoutes } from '../../../lib/environment/rules/alert-routes';
import { judge, messageOf, reportOf } from '../sources';

const routed = (...routes: object[]) => ({ dev: { telemetry: { routes } } });
const at = (field: string) => `environments/dev.ts › telemetry.${field}`;

describe('routes of alerts', () => {
  test.each([
    ['of each severity', ['critical', 'warning', 'info'].map((severity) => ({ severity, receivers: ['platform'] }))],
    ['of one team and of all others', [...severityOf('checkout'), ...severityOf(undefined)]],
    ['of warnings in business hours', [{ severity: 'warning', receivers: ['platform'], hours: 'business' }]],
    ['of info to nobody', [{ severity: 'info', receivers: [] }]],
  ])('may be %s', (_, routes) => {
    expect(judge(alertRoutes, routed(...routes))).toEqual([]);
  });

  test('fail when one names a receiver that there is not', () => {
    expect(messageOf(routed({ severity: 'critical', receivers: ['platform', 'platfrom'] }))).toBe(
      reportOf(
        'telemetry.routes[0].receivers[1]',
        'is no receiver of this environment',
        'received  platfrom',
        'allowed   platform',
        "mend      write 'platform'",
      ),
    );
    expect(judge(alertRoutes, routed({ severity: 'critical', receivers: ['on-call'] }))).toEqual([
      {
        where: at('routes[0].receivers[0]'),
        what: 'is no receiver of this environment',
        received: 'on-call',
        allowed: 'platform',
        mend: 'add it to telemetry.receivers, or name another one',
      },
    ]);
  });

  test.each(['critical', 'warning'])('fail when nobody would be told of %s alerts of a team', (severity) => {
    expect(messageOf(routed({ team: 'checkout', severity, receivers: [] }))).toBe(
      reportOf(
        'telemetry.routes[0].receivers',
        `is empty, so that nobody would be told of ${severity} alerts`,
        'allowed   at least one receiver; only info may have none',
        'mend      name one, or remove the entry for the default',
      ),
    );
  });

  test('fail when critical alerts wait for business hours', () => {
    expect(messageOf(routed({ severity: 'critical', receivers: ['platform'], hours: 'business' }))).toBe(
      reportOf(
        'telemetry.routes[0].hours',
        'makes critical alerts wait until business hours begin',
        'received  business',
        "allowed   'always' for critical",
        'mend      leave hours out',
      ),
    );
  });

  test.each([
    [undefined, 'every team'],
    ['checkout', 'checkout'],
  ])('fail when a severity of team %s is routed twice', (team, received) => {
    const route = { team, severity: 'warning', receivers: ['platform'] };
    expect(messageOf(routed({ severity: 'info', receivers: [] }, route, route))).toBe(
      reportOf(
        'telemetry.routes[2]',
        'routes the same alerts as environments/dev.ts › telemetry.routes[1]',
        `received  warning of ${received}`,
        'allowed   each severity of a team once',
        'mend      put the receivers of both into one entry',
      ),
    );
  });
});

function severityOf(team: string | undefined) {
  return ['critical', 'warning'].map((severity) => ({ team, severity, receivers: ['platform'] }));
}
