import { throwIfAny } from '../problems';
import { type AddonBuilds, type AddonBuildsSource, readAddonBuilds } from './addon-builds';
import { defaultKnownHosts } from './known-hosts';
import { names } from './names';
import { read, type Reading } from './read';
import { isRegion, partitionOf } from './regions';
import { RULES, type SourcedEnvironment } from './rules';
import { type DeepReadonly, type Environment, environmentSchema } from './schema';
import { type Stage, STAGES } from './stage';
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
 * @param knownAddons the builds of add-ons that may be pinned @default - any
 * @throws UserError with every problem in every file
 */
export function parseEnvironments(
  sources: readonly EnvironmentSource[],
  knownAddons?: AddonBuildsSource,
): Environment[] {
  const known = readAddonBuilds(knownAddons);
  const readings = sources.map((source) => readEnvironment(source, known.addonBuilds));
  const readable = readings.flatMap(({ data }) => data ?? []);
  const faults = [known, ...readings].flatMap(({ problems }) => problems);
  throwIfAny([...faults, ...Object.values(RULES).flatMap((rule) => rule(readable))]);
  return readable.map(({ environment }) => environment);
}

/** Reads what can be read, so that a misspelt key does not hide an overlapping CIDR. */
export function readEnvironment(source: EnvironmentSource, addonBuilds?: AddonBuilds): Reading<SourcedEnvironment> {
  const { file, versionsFile } = source;
  const { data, problems } = read(file, source.value, (root) => environmentSchema(stageOf(root)));
  const versions =
    source.versions === undefined ? NOTHING_READ : read(versionsFile, source.versions, () => versionsSchema);
  const found = [...problems, ...versions.problems];
  if (data === undefined) return { problems: found };
  const environment: Environment = deepFreeze({
    ...data,
    partition: partitionOf(data.regions.find(isRegion)),
    certificates: data.certificates ?? [names.zoneWildcard(data.dnsZone)],
    gitops: {
      ...data.gitops,
      branch: data.gitops.branch ?? names.environmentBranch(data),
      knownHosts: data.gitops.knownHosts ?? defaultKnownHosts(data.gitops),
    },
    versions: versions.data ?? NO_VERSIONS,
  });
  const addonsRead = addonsSchema.safeParse(valueAt(source.versions, ['addons'])).success;
  const sourced = { environment, file, versionsFile, addonsRead };
  return { data: addonBuilds === undefined ? sourced : { ...sourced, addonBuilds }, problems: found };
}

const NOTHING_READ: Reading<Versions> = { problems: [] };

const NO_VERSIONS: Versions = { images: {}, addons: {}, charts: {}, agents: {} };

/** The defaults depend on the stage; an unknown stage is reported by the schema, whatever the defaults. */
function stageOf(value: unknown): Stage {
  const stage = valueAt(value, ['stage']);
  return STAGES.find((known) => known === stage) ?? 'production';
}

function deepFreeze<T>(value: T): DeepReadonly<T> {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value as DeepReadonly<T>;
}
