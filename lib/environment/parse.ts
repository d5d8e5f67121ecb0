import { throwIfAny } from '../problems';
import { deepFreeze } from './deep-freeze';
import { type KnownVersions, type KnownVersionsSources, readKnownVersions } from './known-versions';
import { defaultKnownHosts } from './known-hosts';
import { names } from './names';
import { ONCE, read, type Reading } from './read';
import { isRegion, partitionOf } from './regions';
import { RULES, type SourcedEnvironment } from './rules';
import { type Environment, environmentSchema, type Parsed } from './schema';
import { type Stage, STAGES } from './stage';
import { steadyProblems } from './steady';
import { valueAt } from './value-at';
import { addonsSchema, type Versions, versionsSchema } from './versions';

/** An environment as it was read, with the files that the messages name. */
export interface EnvironmentSource {
  /** `environments/prod.ts` */
  readonly file: string;
  readonly value: unknown;
  /** `environments/versions/prod.json` */
  readonly versionsFile: string;
  /** What that file holds. @default - it could not be read, which somebody else reports: rules about pins keep silent */
  readonly versions?: unknown;
}

/**
 * Parses all environments together: defaults filled in, every rule applied, the result frozen.
 * @param knownVersions the versions that may be pinned and chosen @default - any
 * @throws UserError with every problem in every file
 */
export function parseEnvironments(
  sources: readonly EnvironmentSource[],
  knownVersions: KnownVersionsSources = {},
): Environment[] {
  const { known, problems: faultsOfTables } = readKnownVersions(knownVersions);
  const readings = sources.map((source) => readEnvironment(source, known));
  const faults = [...faultsOfTables, ...readings.flatMap(({ problems }) => problems)];
  const broken = steadyProblems(readings, (environments) => Object.values(RULES).flatMap((rule) => rule(environments)));
  throwIfAny([...faults, ...broken]);
  return readings.flatMap(({ values }) => values.map(({ environment }) => environment));
}

/** Reads what can be read, so that a misspelt key does not hide an overlapping CIDR. */
export function readEnvironment(source: EnvironmentSource, known: KnownVersions = {}): Reading<SourcedEnvironment> {
  const { file, versionsFile } = source;
  const { values, gaps, problems } = read(file, source.value, (root) => environmentSchema(stageOf(root)));
  const pins = source.versions === undefined ? NOTHING_READ : read(versionsFile, source.versions, () => versionsSchema);
  const addonsRead = addonsSchema.safeParse(valueAt(source.versions, ['addons']), ONCE).success;
  return {
    values: values.map((value) => {
      const environment = complete(value, pins.values[0] ?? NO_VERSIONS);
      return { environment, file, versionsFile, addonsRead, known };
    }),
    gaps: [...gaps, ...pins.gaps],
    problems: [...problems, ...pins.problems],
  };
}

/** Adds what follows from other values. */
function complete(parsed: Parsed, versions: Versions): Environment {
  return deepFreeze({
    ...parsed,
    partition: partitionOf(parsed.regions.find(isRegion)),
    certificates: parsed.certificates ?? [names.zoneWildcard(parsed.dnsZone)],
    gitops: {
      ...parsed.gitops,
      branch: parsed.gitops.branch ?? names.environmentBranch(parsed),
      knownHosts: parsed.gitops.knownHosts ?? defaultKnownHosts(parsed.gitops),
    },
    versions,
  });
}

const NOTHING_READ: Reading<Versions> = { values: [], gaps: [], problems: [] };

const NO_VERSIONS: Versions = { images: {}, addons: {}, charts: {}, agents: {} };

/** The defaults depend on the stage; an unknown stage is reported by the schema, whatever the defaults. */
function stageOf(value: unknown): Stage {
  const stage = valueAt(value, ['stage']);
  return STAGES.find((known) => known === stage) ?? 'production';
}
