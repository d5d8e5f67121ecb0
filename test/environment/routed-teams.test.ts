import { judgeRoutedTeams } from '../../lib/environment/routed-teams';
import { testEnvironment } from '../../lib/testing/environments';

const SLACK = { type: 'slack', name: 'slack', secret: 'test/slack' } as const;

const judged = (team?: string) =>
  judgeRoutedTeams(
    testEnvironment({
      telemetry: { receivers: [SLACK], routes: [{ team, severity: 'warning', receivers: ['slack'] }] },
    }),
    [{ name: 'checkout' }],
  );

test.each(['checkout', 'platform', undefined])(
  'alerts of %s may be routed: a team, the owner, or every team',
  (team) => {
    expect(judged(team)).toEqual([]);
  },
);

test.each([
  ['chekout', "write 'checkout'"],
  ['payments', 'add the team in platform/tenants/, or leave the entry out'],
])('those of %s may not: there is no such team', (team, mend) => {
  expect(judged(team)).toEqual([
    {
      where: 'environments/test.ts › telemetry.routes[0].team',
      what: 'is no team',
      received: team,
      allowed: 'checkout, platform',
      mend,
    },
  ]);
});
