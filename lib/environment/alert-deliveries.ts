import type { NotifiedSeverity } from './notified-severities';
import type { AlertReceiver, AlertRoute, Environment } from './schema';

/** Who is told of alerts of one team and severity, and when. */
export type Delivery = Pick<AlertRoute, 'receivers' | 'hours'>;

/** One delivery a severity. */
export type Deliveries = Readonly<Record<NotifiedSeverity, Delivery>>;

/**
 * Who is told of the alerts of a team: what its own entries in `telemetry.routes` say, then those for every team, then the
 * defaults. `info` is only an aside to a warning, hence it follows where warnings go.
 * @param team @default - what holds for teams without an entry of their own
 */
export function deliveriesOf({ telemetry }: Pick<Environment, 'telemetry'>, team?: string): Deliveries {
  const { receivers, routes } = telemetry;
  const entry = (severity: NotifiedSeverity) =>
    routes.find((route) => route.severity === severity && route.team === team) ??
    routes.find((route) => route.severity === severity && route.team === undefined);
  const critical = entry('critical') ?? { receivers: namesOf(receivers), hours: 'always' };
  const warning = entry('warning') ?? { receivers: namesOf(quietOnes(receivers)), hours: 'always' };
  const info = entry('info') ?? { receivers: warning.receivers, hours: 'business' };
  return { critical: deliveryOf(critical), warning: deliveryOf(warning), info: deliveryOf(info) };
}

/** PagerDuty wakes people; where there is nothing else, it is better than nothing. */
function quietOnes(receivers: readonly AlertReceiver[]): readonly AlertReceiver[] {
  const quiet = receivers.filter(({ type }) => type !== 'pagerduty');
  return quiet.length > 0 ? quiet : receivers;
}

function namesOf(receivers: readonly AlertReceiver[]): string[] {
  return receivers.map(({ name }) => name);
}

function deliveryOf({ receivers, hours }: Delivery): Delivery {
  return { receivers, hours };
}
