import fs from 'node:fs';
import path from 'node:path';
import { type Environment, type EnvironmentInput, parseEnvironments } from '../environment';
import { gather, type Problem, throwIfAny, UserError } from '../problems';
import type { Program } from './program';

const ADDON_BUILDS = 'environments/addon-builds.json';
const SUPPORTED_VERSIONS = 'environments/supported-versions.json';

/** What is said of a file that is not there. */
type Missing = Pick<Problem, 'allowed' | 'mend'>;

const NO_PINS: Missing = { allowed: 'one file of pins an environment', mend: 'copy the file of another environment' };

const NO_BUILDS: Missing = {
  allowed: 'the builds of add-ons that EKS offers, by Kubernetes version',
  mend: `restore it from git: git checkout ${ADDON_BUILDS}`,
};

const NO_SUPPORTED_VERSIONS: Missing = {
  allowed: 'the Kubernetes versions that EKS offers, with the agents that support each',
  mend: `restore it from git: git checkout ${SUPPORTED_VERSIONS}`,
};

/** To render nothing and call it a success would be the worst of answers. */
const NOTHING_LISTED: Problem = {
  where: 'environments/index.ts',
  what: 'lists no environment',
  allowed: 'at least one: export const environments = { dev }',
  mend: 'list one, or restore the file from git: git checkout environments/index.ts',
};

/**
 * Parses every environment with its pins from environments/versions/<name>.json.
 * @throws UserError with every problem in every file
 */
export function readEnvironments(inputs: Readonly<Record<string, EnvironmentInput>>, root: string): Environment[] {
  if (Object.keys(inputs).length === 0) throw new UserError([NOTHING_LISTED]);
  const problems = unclaimedPins(Object.keys(inputs), root);
  const sources = Object.entries(inputs).map(([name, value]) => {
    const versionsFile = `environments/versions/${name}.json`;
    const versions = readJson(root, versionsFile, NO_PINS, problems);
    return { file: `environments/${name}.ts`, value, versionsFile, versions };
  });
  const table = (file: string, missing: Missing) => ({ file, value: readJson(root, file, missing, problems) });
  const knownVersions = {
    addonBuilds: table(ADDON_BUILDS, NO_BUILDS),
    supportedVersions: table(SUPPORTED_VERSIONS, NO_SUPPORTED_VERSIONS),
  };
  const environments = gather(problems, () => parseEnvironments(sources, knownVersions));
  throwIfAny(problems);
  return environments ?? [];
}

/**
 * Loads the environments and parses them.
 * @throws UserError also when one of their files cannot be run
 */
export async function loadEnvironments(program: Program): Promise<Environment[]> {
  return readEnvironments(await program.loadEnvironments().catch(explain), program.root);
}

/** What goes wrong while the files in environments/ run is theirs: they are data, and import nothing that could fail. */
function explain(error: unknown): never {
  if (!(error instanceof Error)) throw error;
  // The place comes from the stack, which names our own files only with the map that the runner has kept.
  process.setSourceMapsEnabled(true);
  const place = /environments\/[\w.-]+\.ts:\d+/.exec(error.stack ?? '')?.[0];
  if (place === undefined) throw error;
  throw new UserError([
    {
      where: place,
      what: 'cannot be run',
      received: `${error.name}: ${error.message}`,
      allowed: 'data: defineEnvironment({ … })',
      mend: 'correct the line; npm run typecheck says more',
    },
  ]);
}

/** A file of pins that no environment claims is most likely an environment that nobody has listed. */
function unclaimedPins(names: readonly string[], root: string): Problem[] {
  const folder = path.join(root, 'environments/versions');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return files
    .filter((file) => !names.includes(path.basename(file, '.json')))
    .map((file) => ({
      where: `environments/versions/${file}`,
      what: 'belongs to no environment',
      allowed: `${names.join('.json, ')}.json`,
      mend: 'list its environment in environments/index.ts, or remove the file',
    }));
}

function readJson(root: string, file: string, missing: Missing, problems: Problem[]): unknown {
  const full = path.join(root, file);
  if (!fs.existsSync(full)) {
    problems.push({ where: file, what: 'is missing', ...missing });
    return undefined;
  }
  try {
    return JSON.parse(fs.readFileSync(full, 'utf8'));
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error);
    problems.push({ where: file, what: 'cannot be read as JSON', received, allowed: 'JSON', mend: 'correct the file' });
    return undefined;
  }
}
