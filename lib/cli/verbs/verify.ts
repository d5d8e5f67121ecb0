import { Command } from 'commander';
import type { VerifyProps } from '../../release';
import { loadEnvironments } from '../environments';
import { failWith } from '../failure';
import type { Program } from '../program';
import { select } from '../selection';
import { gitProps, programsOf, tell } from '../surroundings-of-release';
import { exitCodeOf, printVerifyReport } from './verify-report';

interface VerifyOptions {
  readonly env?: readonly string[];
  readonly at?: string;
  readonly remote: string;
  readonly json?: boolean;
}

const EXAMPLES = `
The branch of each environment says which commit of main it is a render of. That commit is written to a scratch folder, its
lock file is installed, its own program renders, and every file is compared with the branch, byte for byte. The source is the
one in hydrator.metadata; a note on the commit may name a newer one, which renders the same. Nothing of this clone changes,
and nothing that was not merged to the default branch is run. It takes some seconds, and npm asks its registry for what its
cache does not have.

A branch is taken as it was fetched; run git fetch first. A commit or branch that this clone lacks is asked of the remote.

What cannot be compared is told after what can, and keeps no other environment from being verified.

Exit code: 0 all of it is reproducible, 1 something could not be compared, 2 all was compared and something differs.

Examples:
  npm run verify                                                the head of every environment's branch
  npm run verify -- --env prod                                  of one
  npm run verify -- --env prod --at origin/environment/prod~3   an earlier commit of it
  npm run verify -- --at origin/environment/prod-next           a proposal, before it is merged
  npm run -s verify -- --json                                   the result for a machine`;

/** `platform verify`: renders what a branch says it is a render of, and compares. */
export function verifyCommand(program: Program): Command {
  return new Command('verify')
    .description('Tell whether the branch of an environment is what its recorded source renders, byte for byte.')
    .option('--env <name...>', 'only these environments')
    .option('--at <commit>', 'this commit of an environment branch (default: the head of each branch)')
    .option('--remote <name>', 'the remote that holds the branches', 'origin')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: VerifyOptions) => verifyOrFail(program, options));
}

async function verifyOrFail(program: Program, options: VerifyOptions): Promise<void> {
  const json = options.json ?? false;
  try {
    const { Git, verify } = await import('../../release');
    const git = new Git(gitProps(program.root));
    const { remote } = options;
    const what = await whatToVerify(program, options);
    const report = await verify({
      git,
      remote,
      what,
      variables: process.env,
      programs: programsOf(git),
      tell: json ? () => undefined : tell,
    });
    printVerifyReport(report, { json });
    process.exitCode = exitCodeOf(report);
  } catch (error) {
    failWith(error, { json });
  }
}

/** A commit may be of an environment that is there no more: only the heads need those of today. */
async function whatToVerify(program: Program, { env, at }: VerifyOptions): Promise<VerifyProps['what']> {
  if (at !== undefined) return { at, ...(env === undefined ? {} : { allowed: env }) };
  const { environments } = select(await loadEnvironments(program), env === undefined ? {} : { env });
  return { branches: environments.map(({ name, gitops }) => ({ environment: name, branch: gitops.branch })) };
}
