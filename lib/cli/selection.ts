import type { Environment } from '../environment';
import { closest, type Problem, throwIfAny, UserError } from '../problems';

/** What the user asked for on the command line. */
export interface SelectionOptions {
  readonly env?: readonly string[];
  readonly cluster?: string;
  readonly out?: string;
}

/** The environments to render, and the one cluster when only its files are wanted. */
export interface Selection {
  readonly environments: readonly Environment[];
  readonly cluster?: string;
}

/** @throws UserError for a name that does not exist */
export function select(all: readonly Environment[], { env, cluster, out }: SelectionOptions): Selection {
  const environments = env === undefined ? all : environmentsNamed(env, all);
  if (cluster === undefined) return { environments };
  if (out === undefined) throw new UserError([NEEDS_OUT]);
  const owner = environments.find(({ clusters }) => clusters.some(({ name }) => name === cluster));
  if (owner === undefined) throw new UserError([unknownCluster(cluster, environments)]);
  return { environments: [owner], cluster };
}

/** @throws UserError for a cluster that is not in the environment */
export function clusterNamed(name: string, environment: Environment): Environment['clusters'][number] {
  const found = environment.clusters.find((cluster) => cluster.name === name);
  if (found !== undefined) return found;
  throw new UserError([unknownCluster(name, [environment])]);
}

function environmentsNamed(names: readonly string[], all: readonly Environment[]): Environment[] {
  const known = all.map(({ name }) => name);
  throwIfAny(names.filter((name) => !known.includes(name)).map((name) => unknownEnvironment(name, known)));
  return all.filter(({ name }) => names.includes(name));
}

function unknownEnvironment(name: string, known: readonly string[]): Problem {
  return {
    where: '--env',
    what: 'is not an environment',
    received: name,
    allowed: known.join(', '),
    mend: `${likely(name, known)}, or list it in environments/index.ts`,
  };
}

function likely(name: string, known: readonly string[]): string {
  const several = name.split(',').map((one) => one.trim());
  if (several.length > 1 && several.every((one) => known.includes(one))) return `write --env ${several.join(' ')}`;
  const guess = closest(name, known);
  return guess === undefined ? 'choose one of these' : `write '${guess}'`;
}

function unknownCluster(cluster: string, environments: readonly Environment[]) {
  const known = environments.flatMap(({ clusters }) => clusters.map(({ name }) => name));
  return {
    where: '--cluster',
    what: 'is not a cluster of the chosen environments',
    received: cluster,
    allowed: known.join(', '),
    mend: 'choose one of these',
  };
}

const NEEDS_OUT = {
  where: '--cluster',
  what: 'writes a part of a tree, which must not lie where a whole one is expected',
  allowed: '--cluster together with --out',
  mend: 'name a folder for it: --out /tmp/cluster',
};
