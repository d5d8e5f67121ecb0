import type { Deliveries, Delivery } from '../../environment';
import { labelIs, labelMatches, type Matcher, namespacePattern, type Route } from '../model';
import { BUSINESS_HOURS } from './business-hours';
import { NOBODY } from './receivers';

/** Whose alerts a route is about. */
export interface RoutedTeam {
  readonly name: string;
  /** Names of its namespaces; `checkout-*` stands for all that begin so. */
  readonly namespaces: readonly string[];
}

/** The namespaces that are a team's by their names. */
export function namespacesNamedAfter(team: string): string[] {
  return [team, `${team}-*`];
}

/**
 * Sends alerts to their team: those that carry its label, and those of the platform about its namespaces. The alert of one
 * team about a namespace of another stays with the team that wrote it.
 * @param owner the team of the platform's own alerts
 * @param usual who is told where the team does not say otherwise
 * @param overrides what the team says @default - nothing
 */
export function teamRoutes(
  { name, namespaces }: RoutedTeam,
  owner: string,
  usual: Deliveries,
  overrides: Partial<Deliveries> = {},
): Route[] {
  const deliveries = { ...usual, ...overrides };
  const ofTeam = routeOf([labelIs('team', name)], deliveries);
  if (namespaces.length === 0) return [ofTeam];
  const ofPlatform = [labelMatches('namespace', namespacePattern(namespaces)), labelMatches('team', `|${owner}`)];
  return [ofTeam, routeOf(ofPlatform, deliveries)];
}

/** One route a severity. What has another, or none, is treated as a warning: no alert is lost for want of a label. */
export function severityRoutes({ critical, warning, info }: Deliveries): Route[] {
  return [
    deliveryRoute(critical, [labelIs('severity', 'critical')]),
    deliveryRoute(info, [labelIs('severity', 'info')]),
    deliveryRoute(warning),
  ];
}

function routeOf(matchers: readonly Matcher[], deliveries: Deliveries): Route {
  return { matchers, receiver: firstOf(deliveries.warning), routes: severityRoutes(deliveries) };
}

/** A route has one receiver: several are its children, each of which hands the alert on to the next. */
function deliveryRoute(delivery: Delivery, matchers?: readonly Matcher[]): Route {
  const { receivers, hours } = delivery;
  const active = hours === 'business' ? { activeDuring: BUSINESS_HOURS } : {};
  if (receivers.length < 2) return { matchers, receiver: firstOf(delivery), ...active };
  const routes = receivers.map((receiver, index) => ({
    receiver,
    ...active,
    ...(index < receivers.length - 1 && { continues: true }),
  }));
  return { matchers, receiver: firstOf(delivery), routes };
}

function firstOf({ receivers: [first = NOBODY] }: Delivery): string {
  return first;
}
