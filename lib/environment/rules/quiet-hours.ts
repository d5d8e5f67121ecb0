import type { Problem } from '../../problems';
import type { Cluster } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Quiet hours begin and end at an hour that there is, and leave some of the day for what has to be replaced. */
export const quietHours = eachEnvironment((source) =>
  source.environment.clusters.flatMap((cluster, index) => [
    ...judgeHour(source, cluster, index, 'fromHour'),
    ...judgeHour(source, cluster, index, 'toHour'),
    ...judgeSpan(source, cluster, index),
  ]),
);

function judgeHour(
  source: SourcedEnvironment,
  cluster: Cluster,
  index: number,
  field: 'fromHour' | 'toHour',
): Problem[] {
  const hour = cluster.quietHours[field];
  if (Number.isInteger(hour) && hour >= 0 && hour <= 23) return [];
  return [
    {
      where: at(source, 'clusters', index, 'quietHours', field),
      what: 'is not an hour of the day',
      received: String(hour),
      allowed: 'a whole number from 0 to 23, in UTC',
      mend: 'leave it out, or write the hour in UTC',
    },
  ];
}

function judgeSpan(
  source: SourcedEnvironment,
  { quietHours: { fromHour, toHour } }: Cluster,
  index: number,
): Problem[] {
  if (fromHour !== toHour) return [];
  return [
    {
      where: at(source, 'clusters', index, 'quietHours', 'toHour'),
      what: 'is the hour in which quiet hours begin',
      received: String(toHour),
      allowed: 'another hour: a node can wait for half a day, and not for all of it',
      mend: 'write the hour in UTC in which they end, or days: [] for no quiet hours',
    },
  ];
}
