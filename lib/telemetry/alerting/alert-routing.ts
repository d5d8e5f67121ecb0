import { type Cluster, deliveriesOf, type Environment, judgeRoutedTeams, ownerOf, type Team } from '../../environment';
import { throwIfAny } from '../../problems';
import { type AlertRouting, labelIs, type Route } from '../model';
import { businessHoursOf } from './business-hours';
import { INHIBITIONS } from './inhibitions';
import { mailServerOf, NOBODY, receiversOf, WATCHDOG } from './receivers';
import { namespacesNamedAfter, severityRoutes, teamRoutes } from './team-routes';

/**
 * kube-prometheus groups by namespace alone. An incident of PagerDuty is one group, and what joins it later wakes nobody:
 * so an alert of another name, of another team, or of another cluster with the same service, is another group.
 */
const GROUP_BY = ['cluster', 'namespace', 'alertname', 'team'];

/**
 * The heartbeat: it must be heard in each five minutes, which `Watchdog` in lib/cloud counts. Alertmanager looks once a
 * group interval whether to repeat, hence a message comes every two or three minutes.
 */
const HEARTBEAT = { groupBy: ['alertname'], groupWait: '0s', groupInterval: '1m', repeatInterval: '2m' } as const;

/**
 * Who is told of the alerts of one cluster.
 * @throws UserError when a route names a team that there is not
 */
export function alertRouting(
  environment: Environment,
  cluster: Cluster,
  teams: readonly Pick<Team, 'name'>[],
): AlertRouting {
  throwIfAny(judgeRoutedTeams(environment, teams));
  return {
    mailServer: mailServerOf(environment),
    receivers: receiversOf(environment, cluster),
    route: rootOf(environment, teams),
    timeIntervals: [businessHoursOf(environment)],
    inhibitions: INHIBITIONS,
  };
}

/** What machines read goes first; then teams; what is left is the owner's. */
function rootOf(environment: Environment, teams: readonly Pick<Team, 'name'>[]): Route {
  const owner = ownerOf(environment);
  const ofOwner = severityRoutes(deliveriesOf(environment, owner));
  const routes: Route[] = [
    { matchers: [labelIs('alertname', 'Watchdog')], receiver: WATCHDOG, ...HEARTBEAT },
    { matchers: [labelIs('alertname', 'InfoInhibitor')], receiver: NOBODY },
    { matchers: [labelIs('severity', 'none')], receiver: NOBODY },
    ...byLongestName(teams.filter(({ name }) => name !== owner)).flatMap(({ name }) =>
      teamRoutes({ name, namespaces: namespacesNamedAfter(name) }, owner, deliveriesOf(environment, name)),
    ),
    ...ofOwner,
  ];
  return {
    receiver: NOBODY,
    groupBy: GROUP_BY,
    groupWait: '30s',
    groupInterval: '5m',
    repeatInterval: '12h',
    routes,
  };
}

/** `shop-api-web` is a namespace of the team `shop-api`, not of the team `shop`. */
function byLongestName<T extends { readonly name: string }>(teams: readonly T[]): T[] {
  return [...teams].sort((a, b) => b.name.length - a.name.length);
}
