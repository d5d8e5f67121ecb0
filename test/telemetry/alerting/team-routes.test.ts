import type { Deliveries } from '../../../lib/environment';
import { teamRoutes } from '../../../lib/telemetry/alerting';

const USUAL: Deliveries = {
  critical: { receivers: ['chat', 'pager'], hours: 'always' },
  warning: { receivers: ['chat'], hours: 'business' },
  info: { receivers: [], hours: 'business' },
};

const ROUTES = [
  {
    matchers: [{ label: 'severity', is: '=', value: 'critical' }],
    receiver: 'chat',
    routes: [{ receiver: 'chat', continues: true }, { receiver: 'pager' }],
  },
  {
    matchers: [{ label: 'severity', is: '=', value: 'info' }],
    receiver: 'Nobody',
    activeDuring: 'business-hours',
  },
  { receiver: 'chat', activeDuring: 'business-hours' },
];

test('a team without namespaces has the alerts that carry its label', () => {
  expect(teamRoutes({ name: 'checkout', namespaces: [] }, 'platform', USUAL)).toEqual([
    { matchers: [{ label: 'team', is: '=', value: 'checkout' }], receiver: 'chat', routes: ROUTES },
  ]);
});

test('a team with namespaces has those too that the platform raises about them', () => {
  const [ofTeam, ...rest] = teamRoutes({ name: 'checkout', namespaces: ['till', 'checkout-*'] }, 'platform', USUAL);
  expect(ofTeam).toMatchObject({ matchers: [{ label: 'team', is: '=', value: 'checkout' }] });
  expect(rest).toEqual([
    {
      matchers: [
        { label: 'namespace', is: '=~', value: 'till|checkout-.*' },
        { label: 'team', is: '=~', value: '|platform' },
      ],
      receiver: 'chat',
      routes: ROUTES,
    },
  ]);
});

test('what a team says goes before what is usual, one severity at a time', () => {
  const overrides = { warning: { receivers: ['mail'], hours: 'always' } } as const;
  const [route] = teamRoutes({ name: 'checkout', namespaces: [] }, 'platform', USUAL, overrides);
  expect(route?.receiver).toBe('mail');
  expect(route?.routes).toEqual([ROUTES[0], ROUTES[1], { receiver: 'mail' }]);
});
