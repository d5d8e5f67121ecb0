import path from 'node:path';
import { Command } from 'commander';
import type { BootstrapReport, BootstrapTarget } from '../../bootstrap';
import { type Environment, names } from '../../environment';
import { UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import { loadEnvironments } from '../environments';
import { readInputs } from '../inputs';
import type { Program } from '../program';
import { select } from '../selection';

interface BootstrapOptions {
  readonly env: readonly string[];
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Below the root of the repository, ignored by git: Terraform's folders, and a state until it is moved. */
const FOLDER = '.bootstrap';

const EXAMPLES = `
It takes the AWS credentials of your shell (AWS_PROFILE, …), of somebody who may administer the account. It can be
stopped and run again at any point: it looks at what is there and goes on.

Examples:
  npm run bootstrap -- --env dev --dry-run                   the steps and commands; nothing is contacted
  npm run bootstrap -- --env dev                             step by step; Terraform asks before it changes something
  npm run -s bootstrap -- --env dev --yes --json             for a machine: nobody is asked`;

/** `platform bootstrap`: makes what Terraform and CI need in an empty AWS account before they can do the rest. */
export function bootstrapCommand(program: Program): Command {
  return new Command('bootstrap')
    .description('Make the state bucket, the account baseline and the roles in an empty AWS account.')
    .requiredOption('--env <name>', 'the environment whose account it is', collect)
    .option('--dry-run', 'print the steps and commands, and do nothing')
    .option('--yes', 'let Terraform apply without asking')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: BootstrapOptions) => bootstrap(program, options));
}

async function bootstrap(program: Program, options: BootstrapOptions): Promise<void> {
  const { dryRun = false, yes = false, json = false } = options;
  const environment = await chosen(program, options.env);
  const target = targetOf(environment, yes);
  const { bootstrapAccount, bootstrapSteps, describeSteps, runTerraform } = await import('../../bootstrap');
  if (dryRun) {
    const steps = bootstrapSteps(target);
    process.stdout.write(json ? `${JSON.stringify({ target, steps }, null, 2)}\n` : describeSteps(target, steps));
    return;
  }
  if (!yes && !process.stdin.isTTY) throw nobodyToAsk();
  const configurations = configurationsIn(await render(program, environment));
  const tell = (text: string) => process.stderr.write(text);
  const folder = path.join(program.root, target.folder);
  const report = await bootstrapAccount({
    target: { ...target, folder },
    configurations,
    terraform: runTerraform,
    tell,
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : textReport(report));
}

/** Keeps every value: by itself an option takes the last one, and tells nobody. */
function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

async function chosen(program: Program, env: readonly string[]): Promise<Environment> {
  if (env.length > 1) throw severalNamed(env);
  const { environments } = select(await loadEnvironments(program), { env });
  const [environment] = environments;
  if (environment === undefined) throw new Error(`${env.join()} was selected and is not there`);
  return environment;
}

function targetOf(environment: Environment, yes: boolean): BootstrapTarget {
  const { name, account, regions } = environment;
  return {
    environment: name,
    account,
    region: regions[0] ?? '',
    stateBucket: names.stateBucket(environment),
    folder: path.join(FOLDER, name),
    asks: !yes,
  };
}

async function render(program: Program, environment: Environment): Promise<RenderedTree> {
  const [platform, { renderEnvironment }] = await Promise.all([program.loadPlatform(), import('../../synth')]);
  return renderEnvironment(platform, environment, readInputs(program.root));
}

function configurationsIn({ files }: RenderedTree) {
  return { bootstrap: configuration(names.bootstrapLayer()), access: configuration(names.accessLayer()) };

  function configuration(layer: string): string {
    const text = files.get(`terraform/${layer}/cdk.tf.json`);
    if (text === undefined) throw new Error(`the platform renders no layer ${layer}`);
    return text;
  }
}

function severalNamed(env: readonly string[]): UserError {
  const problem = {
    where: '--env',
    what: 'is given more than once',
    received: env.join(', '),
    allowed: 'one environment at a time',
    mend: 'run the command once for each',
  };
  return new UserError([problem], 'nothing was changed');
}

function nobodyToAsk(): UserError {
  const problem = {
    where: 'platform bootstrap',
    what: 'has nobody to ask: its input is not a terminal',
    allowed: 'a terminal, or --yes',
    mend: 'read the steps with --dry-run, then add --yes',
  };
  return new UserError([problem], 'nothing was changed');
}

function textReport({ environment, stateBucket, found }: BootstrapReport): string {
  const done = found === 'update' ? 'was there, and is up to date' : 'is there';
  return `\nThe base of ${environment} ${done}; its state is in ${stateBucket}.\n`;
}
