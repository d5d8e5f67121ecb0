import { Command } from 'commander';
import type { RollbackReport } from '../../release';
import { loadEnvironments } from '../environments';
import type { Program } from '../program';
import { select } from '../selection';
import { gitProps, pause, programsOf } from '../surroundings-of-release';
import { shortId } from '../short-id';

interface RollbackOptions {
  readonly env: string;
  readonly to: string;
  readonly reason: string;
  readonly accept?: readonly string[];
  readonly remote: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Commits the exact tree of an earlier publish to the environment's branch once more, and holds it there: npm run publish leaves
the environment alone, and publishes the others, until somebody runs it with --release-hold. An environment that is delivered
by pull request gets the commit on <branch>-next. No history is rewritten, and no file of this clone changes.

It refuses to destroy data, and to cross a commit of main that declares that there is no way back over it:

  Irreversible-Change: prod orders-schema-v2

Both can be accepted, by the name that the message shows.

Examples:
  npm run rollback -- --env prod --to -1 --reason "orders are lost" --dry-run       what would happen
  npm run rollback -- --env prod --to -1 --reason "orders are lost"                 to the publish before
  npm run rollback -- --env prod --to 2026-11-30T12:00 --reason "latency"           to what was applied at that time
  npm run rollback -- --env prod --to 0123abc --reason "latency" --accept prod-a/core/Namespace/-/shop
  npm run publish -- --env prod --release-hold                                      go on`;

/** `platform rollback`: brings an environment back to an earlier publish, and holds it there. */
export function rollbackCommand(program: Program): Command {
  return new Command('rollback')
    .description('Bring an environment back to an earlier publish, and hold it there.')
    .requiredOption('--env <name>', 'the environment')
    .requiredOption('--to <publish>', 'a commit of its branch, a time, or -1 for the publish before')
    .requiredOption('--reason <text>', 'why, for those who come after')
    .option('--accept <name...>', 'what is destroyed or crossed all the same')
    .option('--remote <name>', 'the remote that holds the branches', 'origin')
    .option('--dry-run', 'judge everything, and push nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: RollbackOptions) => rollBackEnvironment(program, options));
}

async function rollBackEnvironment(program: Program, options: RollbackOptions): Promise<void> {
  const { env, to, reason, accept = [], remote, dryRun = false, json = false } = options;
  const { environments } = select(await loadEnvironments(program), { env: [env] });
  const { Git, rollBack } = await import('../../release');
  const git = new Git(gitProps(program.root));
  for (const { name, gitops } of environments) {
    const report = rollBack({
      ...{ git, remote, environment: name, branch: gitops.branch, deliver: gitops.deliver },
      ...{ to, reason, accept, dryRun, pause, programs: programsOf(git) },
      now: new Date(),
      chance: Math.random,
    });
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report));
  }
}

function textOf(report: RollbackReport): string {
  const { environment, branch, restores, source, publishedAt, added, changed, removed, accepted, commit } = report;
  const { base, head } = report.pullRequest ?? {};
  return [
    `${environment} ${commit === undefined ? 'would go' : 'goes'} back to ${shortId(restores)}, which was published at ${publishedAt} from ${shortId(source)}.`,
    `Resources: ${added} added, ${changed} changed, ${removed} removed.`,
    ...accepted.map((name) => `Accepted: ${name}`),
    commit === undefined ? 'Nothing was pushed: this is a dry run.' : `Commit ${shortId(commit)} of ${branch}.`,
    ...(head === undefined || base === undefined
      ? []
      : [`Open a pull request from ${head} to ${base}; --json has a text for it.`]),
    ...(commit === undefined
      ? []
      : [`It is held there. To go on: npm run publish -- --env ${environment} --release-hold`]),
    '',
  ].join('\n');
}
