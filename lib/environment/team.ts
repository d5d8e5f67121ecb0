import { compareText, throwIfAny } from '../problems';
import { read, type Reading } from './read';
import type { DeepReadonly } from './schema';
import { judgeTeam, judgeTeams, type SourcedTeam } from './team-rules';
import { type Team, type TeamInput, teamSchema } from './team-schema';
import { place } from './wording';

/** Gives a team its types and completion; `defineTeams` judges it. */
export function defineTeam(team: TeamInput): TeamInput {
  return team;
}

/**
 * Takes every team, by the name of its file, in the order of the alphabet.
 * @throws UserError with every problem of every team, or when no team could get into a cluster
 */
export function defineTeams(byFile: Readonly<Record<string, DeepReadonly<TeamInput>>>): readonly Team[] {
  const files = Object.entries(byFile).sort(([a], [b]) => compareText(a, b));
  const readings = files.map(([name, value]) => readTeam(name, value));
  const teams = readings.flatMap(({ data }) => data ?? []);
  throwIfAny([...readings.flatMap(({ problems }) => problems), ...teams.flatMap(judgeTeam), ...judgeTeams(teams)]);
  return Object.freeze(teams.map(({ team }) => team));
}

function readTeam(fileName: string, value: unknown): Reading<SourcedTeam> {
  const file = `platform/tenants/${fileName}.ts`;
  const { data: team, problems } = read(file, value, () => teamSchema);
  if (team === undefined) return { problems };
  const repositories = place(file, ['sourceRepositories']);
  const repositoriesRead = !problems.some(({ where }) => where.startsWith(repositories));
  return { data: { file, fileName, team, repositoriesRead }, problems };
}
