import { type JsonObject, toYaml } from '../../../yaml';
import type { AlertRouting, Inhibition, Matcher, Route, TimeInterval } from '../../model';
import { ALERTMANAGER_PATHS } from './paths';
import { mailServerConfig, receiverConfig } from './receivers';

/** The text of alertmanager.yml. @see https://prometheus.io/docs/alerting/latest/configuration/ */
export function alertmanagerConfig(routing: AlertRouting): string {
  const { mailServer, receivers } = routing;
  return toYaml({
    ...(mailServer !== undefined && { global: mailServerConfig(mailServer) }),
    templates: [`${ALERTMANAGER_PATHS.config}/*.tmpl`],
    receivers: receivers.map(receiverConfig),
    ...routingConfig(routing),
  });
}

/** Which alert goes to which receiver, and when. */
export function routingConfig({ route, timeIntervals, inhibitions }: AlertRouting): JsonObject {
  return {
    route: routeConfig(route),
    time_intervals: timeIntervals.map(timeIntervalConfig),
    inhibit_rules: inhibitions.map(inhibitionConfig),
  };
}

function routeConfig(route: Route): JsonObject {
  const { matchers, receiver, groupBy, groupWait, groupInterval, repeatInterval, activeDuring, continues, routes } =
    route;
  return {
    receiver,
    ...(matchers !== undefined && { matchers: matchers.map(matcherText) }),
    ...(groupBy !== undefined && { group_by: groupBy }),
    ...(groupWait !== undefined && { group_wait: groupWait }),
    ...(groupInterval !== undefined && { group_interval: groupInterval }),
    ...(repeatInterval !== undefined && { repeat_interval: repeatInterval }),
    ...(activeDuring !== undefined && { active_time_intervals: [activeDuring] }),
    ...(continues === true && { continue: true }),
    ...(routes !== undefined && { routes: routes.map(routeConfig) }),
  };
}

function timeIntervalConfig({ name, timeZone, weekdays, from, to }: TimeInterval): JsonObject {
  const times = [{ start_time: from, end_time: to }];
  return { name, time_intervals: [{ times, weekdays, location: timeZone }] };
}

function inhibitionConfig({ source, target, equal }: Inhibition): JsonObject {
  return { source_matchers: source.map(matcherText), target_matchers: target.map(matcherText), equal };
}

/** The value as a string of JSON, which is one of Alertmanager's too. */
function matcherText({ label, is, value }: Matcher): string {
  return `${label}${is}${JSON.stringify(value)}`;
}
