import type { Environment } from '../environment';
import { type Problem, UserError } from '../problems';
import { checkRemote, commitAt, fetchBranches, Git, knownRef, type Ledger, readLedger } from '../release';
import { loadEnvironments } from './environments';
import type { Program } from './program';
import { select } from './selection';
import { gitProps } from './surroundings-of-release';

export interface LedgerOptions {
  readonly env?: readonly string[];
  readonly remote: string;
  /** Asks the remote first. */
  readonly fetch?: boolean;
}

/**
 * The ledgers of the environments asked for, as this clone knows them: what was fetched comes before what is local.
 * @throws UserError when there is no such remote, or none of them was published
 */
export async function readLedgers(program: Program, { env, remote, fetch = false }: LedgerOptions): Promise<Ledger[]> {
  const { environments } = select(await loadEnvironments(program), env === undefined ? {} : { env });
  const git = new Git(gitProps(program.root));
  checkRemote(git, remote);
  if (fetch) {
    fetchBranches(
      git,
      remote,
      environments.map(({ gitops }) => gitops.branch),
    );
  }
  const refs = environments.map(({ gitops }) => knownRef(git, remote, gitops.branch));
  if (refs.every((ref) => ref === undefined)) {
    throw new UserError([nothingPublished(environments, remote)], 'nothing was read');
  }
  return environments.flatMap(({ name, gitops: { branch } }, index) => {
    const ref = refs[index];
    if (ref !== undefined) return [readLedger(git, name, branch, commitAt(git, ref))];
    process.stderr.write(`${branch} is not in this clone: ${name} is left out. --fetch asks ${remote} for it.\n`);
    return [];
  });
}

function nothingPublished(environments: readonly Environment[], remote: string): Problem {
  return {
    where: environments.map(({ gitops }) => gitops.branch).join(', '),
    what: 'is not in this clone',
    allowed: 'a branch that npm run publish has made',
    mend: `add --fetch, which asks ${remote} for it; when it is not there either, nothing was published yet`,
  };
}
