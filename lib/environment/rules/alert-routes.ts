import { closest, type Problem } from '../../problems';
import type { AlertRoute } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Every alert that matters reaches somebody, by receivers that there are; who is told of what is said once. */
export const alertRoutes = eachEnvironment((source) =>
  source.environment.telemetry.routes.flatMap((route, index) => [
    ...unknownReceivers(source, route, index),
    ...nobody(source, route, index),
    ...tooLate(source, route, index),
    ...saidTwice(source, route, index),
  ]),
);

function unknownReceivers(source: SourcedEnvironment, { receivers }: AlertRoute, index: number): Problem[] {
  const known = source.environment.telemetry.receivers.map(({ name }) => name);
  return receivers.flatMap((name, position) => {
    if (known.includes(name)) return [];
    const meant = closest(name, known);
    return [
      {
        where: at(source, 'telemetry', 'routes', index, 'receivers', position),
        what: 'is no receiver of this environment',
        received: name,
        allowed: known.join(', '),
        mend: meant === undefined ? 'add it to telemetry.receivers, or name another one' : `write '${meant}'`,
      },
    ];
  });
}

function nobody(source: SourcedEnvironment, { severity, receivers }: AlertRoute, index: number): Problem[] {
  if (severity === 'info' || receivers.length > 0) return [];
  return [
    {
      where: at(source, 'telemetry', 'routes', index, 'receivers'),
      what: `is empty, so that nobody would be told of ${severity} alerts`,
      allowed: 'at least one receiver; only info may have none',
      mend: 'name one, or remove the entry for the default',
    },
  ];
}

/** An alert that can wait until morning is a warning. */
function tooLate(source: SourcedEnvironment, { severity, hours }: AlertRoute, index: number): Problem[] {
  if (severity !== 'critical' || hours === 'always') return [];
  return [
    {
      where: at(source, 'telemetry', 'routes', index, 'hours'),
      what: 'makes critical alerts wait until business hours begin',
      received: hours,
      allowed: "'always' for critical",
      mend: 'leave hours out',
    },
  ];
}

function saidTwice(source: SourcedEnvironment, { team, severity }: AlertRoute, index: number): Problem[] {
  const first = source.environment.telemetry.routes.findIndex(
    (other) => other.team === team && other.severity === severity,
  );
  if (first === index) return [];
  return [
    {
      where: at(source, 'telemetry', 'routes', index),
      what: `routes the same alerts as ${at(source, 'telemetry', 'routes', first)}`,
      received: `${severity} of ${team ?? 'every team'}`,
      allowed: 'each severity of a team once',
      mend: 'put the receivers of both into one entry',
    },
  ];
}
