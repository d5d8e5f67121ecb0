import { closest, type Problem } from '../../problems';
import { TIME_ZONES } from '../time-zones';
import { shown } from '../wording';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** What a time looks like. The end of the day is a time at which only an end can be. */
const TIMES = { from: /^([01]\d|2[0-3]):[0-5]\d$/, to: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/ };

/** Business hours begin and end on one day, in a time zone that Alertmanager finds. */
export const businessHours = eachEnvironment((source) => [
  ...judgeTimeZone(source),
  ...judgeTime(source, 'from'),
  ...judgeTime(source, 'to'),
  ...judgeSpan(source),
]);

function hoursOf({ environment }: SourcedEnvironment) {
  return environment.telemetry.businessHours;
}

function judgeTimeZone(source: SourcedEnvironment): Problem[] {
  const { timeZone } = hoursOf(source);
  if (TIME_ZONES.includes(timeZone)) return [];
  const meant = closest(timeZone, TIME_ZONES);
  return [
    {
      where: at(source, 'telemetry', 'businessHours', 'timeZone'),
      what: 'is not the name of a time zone',
      received: shown(timeZone),
      allowed: 'UTC, or a place in the IANA time zone database, such as Europe/London',
      mend: meant === undefined ? 'choose the place whose clocks your people follow' : `write '${meant}'`,
    },
  ];
}

function judgeTime(source: SourcedEnvironment, field: 'from' | 'to'): Problem[] {
  const time = hoursOf(source)[field];
  if (TIMES[field].test(time)) return [];
  return [
    {
      where: at(source, 'telemetry', 'businessHours', field),
      what: 'is not a time of the day',
      received: shown(time),
      allowed: `hours and minutes of two digits each, from 00:00 to ${field === 'from' ? '23:59' : '24:00'}`,
      mend: `write it such as '${field === 'from' ? '09:00' : '17:30'}'`,
    },
  ];
}

/** Times of two digits compare as text does. */
function judgeSpan(source: SourcedEnvironment): Problem[] {
  const { from, to } = hoursOf(source);
  if (from < to || !TIMES.from.test(from) || !TIMES.to.test(to)) return [];
  return [
    {
      where: at(source, 'telemetry', 'businessHours', 'to'),
      what: 'is not after the time at which business hours begin',
      received: to,
      allowed: `a time after ${from}, on the same day`,
      mend: "write a later time; '24:00' is the end of the day",
    },
  ];
}
