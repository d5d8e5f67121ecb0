import { businessHours } from '../../../lib/environment/rules/business-hours';
import { judge, messageOf, reportOf } from '../sources';

const hours = (changes: object) => ({ dev: { telemetry: { businessHours: changes } } });
const field = (name: string) => `telemetry.businessHours.${name}`;

describe('business hours', () => {
  test.each([
    ['in a place', { timeZone: 'Europe/London' }],
    ['in a place of three parts', { timeZone: 'America/Argentina/Buenos_Aires' }],
    ['in a place that some call by an older name', { timeZone: 'Asia/Kolkata' }],
    ['all of a day', { from: '00:00', to: '24:00' }],
    ['a minute', { from: '09:00', to: '09:01' }],
    ['on Sunday', { days: ['sun'] }],
  ])('may be %s', (_, changes) => {
    expect(judge(businessHours, hours(changes))).toEqual([]);
  });

  test.each([
    ['Europe/Londonn', "write 'Europe/London'"],
    ['+01:00', 'choose the place whose clocks your people follow'],
    ['Local', 'choose the place whose clocks your people follow'],
    ['europe/london', "write 'Europe/London'"],
    ['utc', "write 'UTC'"],
  ])('fail when the time zone is %s', (timeZone, mend) => {
    expect(messageOf(hours({ timeZone }))).toBe(
      reportOf(
        field('timeZone'),
        'is not the name of a time zone',
        `received  '${timeZone}'`,
        'allowed   UTC, or a place in the IANA time zone database, such as Europe/London',
        `mend      ${mend}`,
      ),
    );
  });

  test.each([
    ['from', '9:00', '23:59', '09:00'],
    ['from', '24:00', '23:59', '09:00'],
    ['to', '17', '24:00', '17:30'],
    ['to', '17:60', '24:00', '17:30'],
    ['to', '24:01', '24:00', '17:30'],
  ])('fail when %s is %s', (name, received, last, example) => {
    expect(messageOf(hours({ [name]: received }))).toBe(
      reportOf(
        field(name),
        'is not a time of the day',
        `received  '${received}'`,
        `allowed   hours and minutes of two digits each, from 00:00 to ${last}`,
        `mend      write it such as '${example}'`,
      ),
    );
  });

  test.each(['09:00', '08:59'])('fail when they begin at 09:00 and end at %s', (to) => {
    expect(messageOf(hours({ to }))).toBe(
      reportOf(
        field('to'),
        'is not after the time at which business hours begin',
        `received  ${to}`,
        'allowed   a time after 09:00, on the same day',
        "mend      write a later time; '24:00' is the end of the day",
      ),
    );
  });
});
