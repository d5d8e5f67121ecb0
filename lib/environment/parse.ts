import type { z } from 'zod';
import { type Problem, throwIfAny } from '../problems';
import { names } from './names';
import { RULES } from './rules';
import type { SourcedEnvironment } from './rules/rule';
import { type DeepReadonly, type Environment, environmentSchema } from './schema';
import { type Stage, STAGES } from './stage';
import { type Versions, versionsSchema } from './versions';
import { zodProblems } from './zod-problems';

/** An environment as it was read, with the files that the messages name. */
export interface EnvironmentSource {
  /** `environments/prod.ts` */
  readonly file: string;
  readonly value: unknown;
  /** `environments/versions/prod.json` */
  readonly versionsFile: string;
  readonly versions: unknown;
}

/**
 * Parses all environments together: defaults filled in, every rule applied, the result frozen.
 * @throws UserError with every problem in every file
 */
export function parseEnvironments(sources: readonly EnvironmentSource[]): Environment[] {
  const problems: Problem[] = [];
  const readable = sources.flatMap((source) => parseSource(source, problems));
  for (const rule of RULES) problems.push(...rule(readable));
  throwIfAny(problems);
  return readable.map(({ environment }) => environment);
}

/** Reads what can be read, so that a misspelt key does not hide an overlapping CIDR. */
function parseSource(source: EnvironmentSource, problems: Problem[]): SourcedEnvironment[] {
  const stage = stageOf(source.value);
  const value = parsePart(source.file, environmentSchema(stage), source.value, problems);
  const versions = parsePart(source.versionsFile, versionsSchema, source.versions, problems);
  if (value === undefined) return [];
  const environment: Environment = deepFreeze({
    ...value,
    gitops: { ...value.gitops, branch: value.gitops.branch ?? names.environmentBranch(value) },
    versions: versions ?? NO_VERSIONS,
  });
  return [{ environment, file: source.file, versionsFile: source.versionsFile, versionsRead: versions !== undefined }];
}

const NO_VERSIONS: Versions = { images: {}, addons: {}, charts: {} };

function parsePart<S extends z.ZodType>(file: string, schema: S, value: unknown, problems: Problem[]) {
  const first = schema.safeParse(value);
  if (first.success) return first.data;
  problems.push(...zodProblems(file, value, schema, first.error.issues));
  return schema.safeParse(withoutUnknownKeys(value, first.error.issues)).data;
}

function withoutUnknownKeys(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const copy: unknown = structuredClone(value);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), copy);
    for (const key of issue.keys) Reflect.deleteProperty(Object(holder), key);
  }
  return copy;
}

/** The defaults depend on the stage; an unknown stage is reported by the schema, whatever the defaults. */
function stageOf(value: unknown): Stage {
  const stage: unknown = Reflect.get(Object(value), 'stage');
  return STAGES.find((known) => known === stage) ?? 'production';
}

function deepFreeze<T>(value: T): DeepReadonly<T> {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value as DeepReadonly<T>;
}
