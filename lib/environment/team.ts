import { compareText, throwIfAny } from '../problems';
import { read, type Reading } from './read';
import type { DeepReadonly } from './schema';
import { steadyProblems } from './steady';
import { judgeTeam, judgeTeams, type SourcedTeam } from './team-rules';
import { type Team, type TeamInput, teamSchema } from './team-schema';

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
  const broken = steadyProblems(readings, (teams) => [...teams.flatMap(judgeTeam), ...judgeTeams(teams)]);
  throwIfAny([...readings.flatMap(({ problems }) => problems), ...broken]);
  return Object.freeze(readings.flatMap(({ values }) => values.map(({ team }) => team)));
}

function readTeam(fileName: string, value: unknown): Reading<SourcedTeam> {
  const file = `platform/tenants/${fileName}.ts`;
  const { values, ...reading } = read(file, value, () => teamSchema);
  return { ...reading, values: values.map((team) => ({ file, fileName, team })) };
}
