import { deliveriesOf, type Environment, ownerOf, type Team } from '../../environment';
import { gather, type Problem, throwIfAny } from '../../problems';
import { type TeamTelemetry, teamTelemetry, type TeamTelemetryOverrides } from './team-telemetry';

/** A team with what it has in a cluster. */
export interface ObservedTeam extends Pick<Team, 'name' | 'identityGroup'> {
  /** Those that are the team's though they are not called `<team>` or `<team>-*`. */
  readonly namespaces: readonly string[];
  /** @default - nothing is otherwise than for every team */
  readonly overrides?: TeamTelemetryOverrides;
}

/**
 * What is observed for all teams of a cluster, the owner of the platform among them.
 * @throws UserError with what is wrong in the overrides of any team
 */
export function telemetryOfTeams(
  environment: Pick<Environment, 'owners' | 'telemetry'>,
  teams: readonly ObservedTeam[],
): TeamTelemetry[] {
  const owner = ownerOf(environment);
  const { logsRetentionDays } = environment.telemetry;
  const problems: Problem[] = [];
  const all = teams.flatMap((team) => {
    const others = teams.filter(({ name }) => name !== team.name);
    const surroundings = { owner, others, deliveries: deliveriesOf(environment, team.name), logsRetentionDays };
    return gather(problems, () => teamTelemetry(team, team.namespaces, surroundings, team.overrides)) ?? [];
  });
  throwIfAny(problems);
  return all;
}
