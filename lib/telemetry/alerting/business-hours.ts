import type { Environment } from '../../environment';
import type { TimeInterval } from '../model';

export const BUSINESS_HOURS = 'business-hours';

type Weekday = Environment['telemetry']['businessHours']['days'][number];

const WEEKDAYS: Readonly<Record<Weekday, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};

/** When people of the environment look at what can wait. */
export function businessHoursOf({ telemetry }: Environment): TimeInterval {
  const { timeZone, days, from, to } = telemetry.businessHours;
  return { name: BUSINESS_HOURS, timeZone, weekdays: days.map((day) => WEEKDAYS[day]), from, to };
}
