import { retention } from '../../../lib/environment/rules/retention';
import { judge } from '../sources';

const PERIODS =
  '1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653';

describe('the retention of logs', () => {
  test.each([1, 365, 3653])('may be a period that CloudWatch Logs takes: %i', (days) => {
    const periods = { flowLogsDays: days, dnsLogsDays: days, controlPlaneLogsDays: days, auditTrailDays: days };
    expect(judge(retention, { dev: { retention: periods } })).toEqual([]);
  });

  test.each([
    ['between two periods', 31, '31 days', 'choose 60'],
    ['too short for any', 0, '0 days', 'choose 1'],
    ['negative', -1, '-1 days', 'choose 1'],
    ['a fraction', 0.5, '0.5 days', 'choose 1'],
    ['too long for any', 4000, '4000 days', 'choose 3653'],
  ])('fails when it is %s', (_, flowLogsDays, received, mend) => {
    expect(judge(retention, { dev: { retention: { flowLogsDays } } })).toEqual([
      {
        where: 'environments/dev.ts › retention.flowLogsDays',
        what: 'is not a period that CloudWatch Logs takes',
        received,
        allowed: PERIODS,
        mend,
      },
    ]);
  });

  test('is judged for DNS, control-plane and audit logs too, and left alone for backups', () => {
    const periods = { dnsLogsDays: 100, controlPlaneLogsDays: 100, auditTrailDays: 100, backupsDays: 100 };
    expect(judge(retention, { dev: { retention: periods } }).map(({ where }) => where)).toEqual([
      'environments/dev.ts › retention.dnsLogsDays',
      'environments/dev.ts › retention.controlPlaneLogsDays',
      'environments/dev.ts › retention.auditTrailDays',
    ]);
  });
});
