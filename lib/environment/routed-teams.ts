import { closest, type Problem } from '../problems';
import { ownerOf } from './owner';
import type { Environment } from './schema';
import type { Team } from './team-schema';
import { place } from './wording';

/** Finds routes of alerts for teams that there are not. Teams are not part of an environment, hence this is no rule of it. */
export function judgeRoutedTeams(
  environment: Pick<Environment, 'name' | 'owners' | 'telemetry'>,
  teams: readonly Pick<Team, 'name'>[],
): Problem[] {
  const known = [...new Set([ownerOf(environment), ...teams.map(({ name }) => name)])].sort();
  return environment.telemetry.routes.flatMap(({ team }, index) => {
    if (team === undefined || known.includes(team)) return [];
    const meant = closest(team, known);
    return [
      {
        where: place(`environments/${environment.name}.ts`, ['telemetry', 'routes', index, 'team']),
        what: 'is no team',
        received: team,
        allowed: known.join(', '),
        mend: meant === undefined ? 'add the team in platform/tenants/, or leave the entry out' : `write '${meant}'`,
      },
    ];
  });
}
