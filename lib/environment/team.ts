import { z } from 'zod';
import { compareText, type Problem, throwIfAny } from '../problems';
import { EMAIL, judgeFormat, LABEL } from './format';
import { IAM_ROLE_MAX_LENGTH } from './limited-names';
import { names } from './names';
import { read, type Reading } from './read';
import type { DeepReadonly } from './schema';
import { place } from './wording';

const sourceRepository = z.strictObject({
  /** Owner and name: `acme/checkout`. */
  repository: z.string(),
  /** Branches and tags whose workflows may push images, in full. @default refs/heads/main */
  refs: z.array(z.string()).default(['refs/heads/main']),
});

const teamSchema = z.strictObject({
  /** The file's name without `.ts`, a DNS label; part of the role `platform-<name>`. */
  name: z.string(),
  /** The group in the organisation's identity provider whose members assume the team's role. */
  identityGroup: z.string().min(1),
  /** Where the team is reached. */
  email: z.string(),
  /** What the team may do in every cluster. */
  clusterAccess: z.enum(['admin', 'view']),
  /** Repositories on GitHub that the team's images are built in. @default - none */
  sourceRepositories: z.array(sourceRepository).default([]),
  /** Images that they push, each to the repository `<team>/<image>`: `api`. @default - none */
  imageRepositories: z.array(z.string()).default([]),
});

/** What a file in platform/tenants/ says. */
export type TeamInput = z.input<typeof teamSchema>;

/** A team that uses the platform, complete: defaults filled in, every rule passed. */
export type Team = DeepReadonly<z.output<typeof teamSchema>>;

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
  throwIfAny([...readings.flatMap(({ problems }) => problems), ...nobodyIn(teams)]);
  return Object.freeze(teams);
}

function readTeam(fileName: string, value: unknown): Reading<Team> {
  const file = `platform/tenants/${fileName}.ts`;
  const { data, problems } = read(file, value, () => teamSchema);
  if (data === undefined) return { problems };
  const judged = [
    ...judgeFormat(place(file, ['name']), data.name, LABEL),
    ...judgeFormat(place(file, ['email']), data.email, EMAIL),
  ];
  return { data, problems: [...problems, ...judged, ...wrongName(file, fileName, data.name)] };
}

function wrongName(file: string, fileName: string, name: string): Problem[] {
  const where = place(file, ['name']);
  const excess = names.teamRole(name).length - IAM_ROLE_MAX_LENGTH;
  const tooLong = {
    where,
    what: `makes the IAM role name '${names.teamRole(name)}' too long`,
    allowed: `at most ${IAM_ROLE_MAX_LENGTH} characters for an IAM role name`,
    mend: `shorten it by ${excess}`,
  };
  const other = {
    where,
    what: 'is not the name of its file',
    received: name,
    allowed: fileName,
    mend: `write name: '${fileName}', or rename the file and its key in platform/tenants/index.ts`,
  };
  return [...(excess > 0 ? [tooLong] : []), ...(name === fileName ? [] : [other])];
}

/** Clusters admit nobody but teams, not even whoever creates them. */
function nobodyIn(teams: readonly Team[]): Problem[] {
  if (teams.some(({ clusterAccess }) => clusterAccess === 'admin')) return [];
  return [
    {
      where: 'platform/tenants/index.ts',
      what: 'leaves every cluster without an administrator',
      received: teams.map(({ name, clusterAccess }) => `${name}: ${clusterAccess}`).join(', ') || 'no team',
      allowed: "at least one team with clusterAccess: 'admin'",
      mend: 'give one team the right, or add the team that runs the platform',
    },
  ];
}
