import { quietHours } from '../../../lib/environment/rules/quiet-hours';
import { judge } from '../sources';

const hours = (changes: object) => ({ prod: { clusters: { 0: { quietHours: changes } } } });

describe('quiet hours', () => {
  test.each([
    ['all of a day but its last hour', { fromHour: 0, toHour: 23 }],
    ['past midnight', { fromHour: 22, toHour: 6 }],
    ['every day', { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] }],
  ])('may last %s', (_, changes) => {
    expect(judge(quietHours, hours(changes))).toEqual([]);
  });

  test.each([
    ['fromHour', 24, '24'],
    ['fromHour', -1, '-1'],
    ['toHour', 17.5, '17.5'],
  ])('fails when %s is %s', (field, hour, received) => {
    expect(judge(quietHours, hours({ [field]: hour }))).toEqual([
      {
        where: `environments/prod.ts › clusters[0].quietHours.${field}`,
        what: 'is not an hour of the day',
        received,
        allowed: 'a whole number from 0 to 23, in UTC',
        mend: 'leave it out, or write the hour in UTC',
      },
    ]);
  });

  test('fails when they end in the hour in which they begin', () => {
    expect(judge(quietHours, hours({ fromHour: 19 }))).toEqual([
      {
        where: 'environments/prod.ts › clusters[0].quietHours.toHour',
        what: 'is the hour in which quiet hours begin',
        received: '19',
        allowed: 'another hour: a node can wait for half a day, and not for all of it',
        mend: 'write the hour in UTC in which they end, or days: [] for no quiet hours',
      },
    ]);
  });
});
