import type { Environment } from '../environment';
import { UserError } from '../problems';

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
  const chosen = env === undefined ? all : env.map((name) => environmentNamed(name, all));
  const environments = [...new Set(chosen)];
  if (cluster === undefined) return { environments };
  if (out === undefined) throw new UserError([NEEDS_OUT]);
  const owner = environments.find(({ clusters }) => clusters.some(({ name }) => name === cluster));
  if (owner === undefined) throw new UserError([unknownCluster(cluster, environments)]);
  return { environments: [owner], cluster };
}

function environmentNamed(name: string, all: readonly Environment[]): Environment {
  const found = all.find((environment) => environment.name === name);
  if (found !== undefined) return found;
  throw new UserError([
    {
      where: '--env',
      what: 'is not an environment',
      received: name,
      allowed: all.map((environment) => environment.name).join(', '),
      mend: 'choose one of these, or list it in environments/index.ts',
    },
  ]);
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
