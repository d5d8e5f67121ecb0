import { Command } from 'commander';
import type { Environment } from '../../environment';
import type { Publication, PublishReport } from '../../release';
import { type Problem, UserError } from '../../problems';
import { loadEnvironments } from '../environments';
import type { Program } from '../program';
import { PRUNE_LIMITS, GUARDED_TYPES } from '../prune-limits';
import { renderEnvironments } from '../render-environments';
import { select } from '../selection';
import { gitProps, pause, programsOf } from '../surroundings-of-release';
import { printPublishReport } from './publish-report';

interface PublishOptions {
  readonly env?: readonly string[];
  readonly remote: string;
  readonly dryRun?: boolean;
  readonly skipIfNewer?: boolean;
  readonly releaseHold?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
The commit that is checked out is rendered, and each environment is committed to its branch, all in one push: every branch
moves, or none. An environment that is delivered by pull request gets its commit on <branch>-next, from where people merge.
No file and no branch of this clone changes.

Nothing is published when files are not committed, the commit is not on the default branch of the remote, a newer one is
published, somebody else has committed to a branch, or more would be removed than is allowed in one go. A removal that is
meant is acknowledged in a commit of main, by a trailer with the last day on which it holds:

  Prune-Acknowledged: prod until 2026-12-31

Examples:
  npm run publish -- --dry-run                 what would be published, and what stands against it
  npm run publish                              every environment
  npm run publish -- --env dev staging         these two, in one push
  npm run publish -- --env prod --release-hold goes on after a rollback
  npm run publish -- --skip-if-newer           as CI does it, where the run of a newer commit may have been faster
  npm run -s publish -- --json                 the result for a machine, with the text of each pull request`;

/** `platform publish`: commits what main renders to the branches of its environments. */
export function publishCommand(program: Program): Command {
  return new Command('publish')
    .description('Commit the render of every environment to its branch.')
    .option('--env <name...>', 'only these environments')
    .option('--remote <name>', 'the remote that holds the branches', 'origin')
    .option('--dry-run', 'judge everything, and push nothing')
    .option('--release-hold', 'go on where somebody has rolled back; needs --env')
    .option('--skip-if-newer', 'leave alone what is made from a newer commit, instead of refusing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: PublishOptions) => publishEnvironments(program, options));
}

async function publishEnvironments(program: Program, options: PublishOptions): Promise<void> {
  const { env, remote, dryRun = false, skipIfNewer = false, json = false } = options;
  const releaseHolds = options.releaseHold ?? false;
  if (releaseHolds && env === undefined) throw new UserError([NEEDS_ENV], 'nothing was published');
  const { environments } = select(await loadEnvironments(program), env === undefined ? {} : { env });
  const { checkRemote, checkSourceIs, Git, publish, readSource } = await import('../../release');
  const git = new Git(gitProps(program.root));
  checkRemote(git, remote);
  const source = readSource(git);
  const rendered = await renderEnvironments(program, environments);
  // Somebody may have worked on the files while they were read.
  checkSourceIs(git, source);
  const { GUARDED_KINDS } = await import('../../kubernetes');
  const report: PublishReport = publish(
    {
      git,
      remote,
      publications: rendered.map(({ tree }, index) => publicationOf(environments[index], tree)),
      budget: { ...PRUNE_LIMITS, guarded: { kinds: GUARDED_KINDS, types: GUARDED_TYPES } },
      programs: programsOf(git),
      now: new Date(),
      dryRun,
      skipIfNewer,
      releaseHolds,
      pause,
      chance: Math.random,
    },
    source,
  );
  printPublishReport(report, { json });
}

const NEEDS_ENV: Problem = {
  where: '--release-hold',
  what: 'does not say where',
  allowed: '--release-hold together with --env',
  mend: 'name the environments that go on: --env prod --release-hold',
};

function publicationOf(environment: Environment | undefined, tree: Publication['tree']): Publication {
  if (environment === undefined) throw new Error(`${tree.manifest.environment} was rendered and not asked for`);
  const { branch, deliver, repository } = environment.gitops;
  return { tree, branch, deliver, repository };
}
