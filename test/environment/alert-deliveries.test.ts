import { deliveriesOf } from '../../lib/environment/alert-deliveries';
import type { EnvironmentInput } from '../../lib/environment';
import { testEnvironment } from '../../lib/testing/environments';

const SLACK = { type: 'slack', name: 'slack', secret: 'test/slack' } as const;
const PAGERDUTY = { type: 'pagerduty', name: 'pager', secret: 'test/pager' } as const;

const withTelemetry = (telemetry: EnvironmentInput['telemetry']) => testEnvironment({ telemetry });

test('by default critical alerts reach everybody, and nobody is woken for the others', () => {
  expect(deliveriesOf(withTelemetry({ receivers: [SLACK, PAGERDUTY] }), 'checkout')).toEqual({
    critical: { receivers: ['slack', 'pager'], hours: 'always' },
    warning: { receivers: ['slack'], hours: 'always' },
    info: { receivers: ['slack'], hours: 'business' },
  });
});

test('where there is only PagerDuty, it hears of all', () => {
  const { warning, info } = deliveriesOf(withTelemetry({ receivers: [PAGERDUTY] }));
  expect(warning).toEqual({ receivers: ['pager'], hours: 'always' });
  expect(info).toEqual({ receivers: ['pager'], hours: 'business' });
});

describe('an entry of a team goes before one of every team, and that before the default', () => {
  const environment = withTelemetry({
    receivers: [SLACK, PAGERDUTY],
    routes: [
      { team: 'checkout', severity: 'warning', receivers: ['pager'] },
      { severity: 'warning', receivers: ['slack'], hours: 'business' },
    ],
  });

  test.each([
    ['checkout', { receivers: ['pager'], hours: 'always' }],
    ['payments', { receivers: ['slack'], hours: 'business' }],
    [undefined, { receivers: ['slack'], hours: 'business' }],
  ])('%s', (team, warning) => {
    const { critical, ...rest } = deliveriesOf(environment, team);
    expect(critical).toEqual({ receivers: ['slack', 'pager'], hours: 'always' });
    expect(rest).toEqual({ warning, info: { receivers: warning.receivers, hours: 'business' } });
  });
});
