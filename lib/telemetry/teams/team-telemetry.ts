import type { Deliveries, Team } from '../../environment';
import { type RoutedTeam, teamRoutes } from '../alerting';
import { teamDashboard } from '../dashboards';
import { type TeamLogs, teamLogs, type TeamLogsOverrides } from '../logs';
import {
  type Dashboard,
  defineSlo,
  type MetricException,
  type Namespaces,
  type Route,
  type RuleGroup,
  type Slo,
  type SloProps,
} from '../model';
import type { AlertOverrides } from './alert-overrides';
import { teamAlerts } from './team-alerts';
import { namesOf, withoutOthers } from './team-namespaces';

/** What a team says of its telemetry; everything else has a default. */
export interface TeamTelemetryOverrides {
  /** @default - the alerts of every team, as they are */
  readonly alerts?: AlertOverrides;
  /** What the team promises to its users. @default - nothing */
  readonly slos?: readonly TeamSlo[];
  /** Metrics of its own programs that its SLOs use: no scrape job of the platform declares them. @default - none */
  readonly ownMetrics?: readonly string[];
  /** Who is told, one severity at a time. @default - as the environment says */
  readonly deliveries?: Partial<Deliveries>;
  /** How long logs are kept, how many, and whose its people read. @default - as for every team */
  readonly logs?: TeamLogsOverrides;
}

/** An SLO of the team that declares it. */
export type TeamSlo = DistributiveOmit<SloProps, 'team'>;

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** What the telemetry of a team follows from beside the team. */
export interface TeamSurroundings {
  /** The team that answers for what no other team does. */
  readonly owner: string;
  readonly others: readonly RoutedTeam[];
  /** Who is told where the team does not say otherwise. */
  readonly deliveries: Deliveries;
  /** How long the environment keeps logs. */
  readonly logsRetentionDays: number;
}

/** Everything that is observed for one team. */
export interface TeamTelemetry {
  readonly team: string;
  readonly alerts: RuleGroup;
  readonly slos: readonly Slo[];
  readonly exceptions: readonly MetricException[];
  readonly dashboard: Dashboard;
  readonly routes: readonly Route[];
  readonly logs: TeamLogs;
}

/**
 * Alerts, SLOs, dashboard, routes and logs of one team in one cluster.
 * @param namespaces those that are the team's though they are not called `<team>` or `<team>-*`
 * @param overrides what the team says
 * @throws UserError when an override of an alert makes no sense
 */
export function teamTelemetry(
  team: Pick<Team, 'name' | 'identityGroup'>,
  namespaces: readonly string[],
  surroundings: TeamSurroundings,
  overrides: TeamTelemetryOverrides = {},
): TeamTelemetry {
  const { name } = team;
  const { owner, deliveries, logsRetentionDays, others } = surroundings;
  const { alerts, slos = [], ownMetrics = [], logs } = overrides;
  const names = namesOf({ name, namespaces });
  const readsAlso = name === owner ? others.map((other) => other.name) : [];
  return {
    team: name,
    alerts: teamAlerts(name, answeredFor(name, names, surroundings), alerts),
    slos: slos.map((slo) => defineSlo({ ...slo, team: name })),
    exceptions: ownMetrics.map((metric) => ({ metric, because: `a program of the team ${name} brings it` })),
    dashboard: teamDashboard(name, withoutOthers(names, others)),
    // What no other route takes is the owner's already.
    routes: teamRoutes({ name, namespaces: name === owner ? [] : names }, owner, deliveries, overrides.deliveries),
    logs: teamLogs(team, namespaces, logsRetentionDays, { readsAlso, ...logs }),
  };
}

/** The owner answers for every namespace that no other team has, also for one that nobody has thought of. */
function answeredFor(name: string, names: readonly string[], { owner, others }: TeamSurroundings): Namespaces {
  return withoutOthers(name === owner ? ['*'] : names, others);
}
