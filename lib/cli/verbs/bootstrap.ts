import path from 'node:path';
import { Command } from 'commander';
import type { BootstrapReport, BootstrapTarget } from '../../bootstrap';
import { type Environment, names } from '../../environment';
import { type Problem, UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import { loadEnvironments } from '../environments';
import type { Program } from '../program';
import { renderEnvironments } from '../render-environments';
import { clusterNamed, select } from '../selection';
import { firstContact } from './bootstrap-cluster';

interface BootstrapOptions {
  readonly env: readonly string[];
  readonly cluster?: readonly string[];
  readonly manifest?: string;
  readonly timeout?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Below the root of the repository, ignored by git: Terraform's folders, and a state until it is moved. */
const FOLDER = '.bootstrap';

/** Long enough for the first nodes, and for everything that a new cluster pulls. */
const TIMEOUT_MINUTES = 20;

const EXAMPLES = `
Without --cluster it prepares the account, with the AWS credentials of your shell (AWS_PROFILE, …), of somebody who may
administer the account. With --cluster it goes on where that stopped, once Terraform has made the cluster: it applies what
nodes need, installs the GitOps agent, gives it a key to read the repository, and waits until the cluster is ready. Then
your shell has to have assumed the role <name>-break-glass: nobody else administers a cluster, and its owners get a mail.

Either can be stopped and run again at any point: it looks at what is there and goes on.

Examples:
  npm run bootstrap -- --env dev --dry-run                   the steps and commands; nothing is contacted
  npm run bootstrap -- --env dev                             step by step; Terraform asks before it changes something
  npm run -s bootstrap -- --env dev --yes --json             for a machine: nobody is asked
  npm run bootstrap -- --env dev --cluster dev-a --dry-run   the steps of a cluster
  npm run bootstrap -- --env dev --cluster dev-a             shows the key, and waits for you to enter it
  npm run bootstrap -- --env dev --cluster dev-a --manifest install.yaml --timeout 40`;

/** `platform bootstrap`: makes what Terraform, CI and the agent of a cluster need before they can do the rest. */
export function bootstrapCommand(program: Program): Command {
  return new Command('bootstrap')
    .description(
      'Prepare an empty AWS account for Terraform and CI; with --cluster, a new cluster for its GitOps agent.',
    )
    .requiredOption('--env <name>', 'the environment whose account it is', collect)
    .option('--cluster <name>', 'the cluster whose agent is installed', collect)
    .option('--manifest <file>', 'with --cluster: a manifest of the agent that was downloaded before')
    .option('--timeout <minutes>', `with --cluster: how long to wait for it (default: ${TIMEOUT_MINUTES})`)
    .option('--dry-run', 'print the steps and commands, and do nothing')
    .option('--yes', 'ask nobody: let Terraform apply, and wait for no key to be entered')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: BootstrapOptions) => bootstrap(program, options));
}

async function bootstrap(program: Program, options: BootstrapOptions): Promise<void> {
  const { dryRun = false, yes = false } = options;
  const problems = optionProblems(options);
  if (problems.length > 0) throw new UserError(problems, 'nothing was changed');
  const environment = await chosen(program, options.env);
  const [name] = options.cluster ?? [];
  const cluster = name === undefined ? undefined : clusterNamed(name, environment);
  if (!dryRun && !yes && !process.stdin.isTTY) throw nobodyToAsk();
  if (cluster === undefined) return bootstrapAccountOf(environment, program, options);
  const { json = false, manifest, timeout = TIMEOUT_MINUTES } = options;
  const file = manifest === undefined ? {} : { manifest };
  const tree = await render(program, environment);
  return firstContact(environment, cluster, tree, { dryRun, yes, json, timeout: Number(timeout), ...file });
}

async function bootstrapAccountOf(
  environment: Environment,
  program: Program,
  { dryRun = false, yes = false, json = false }: BootstrapOptions,
): Promise<void> {
  const target = targetOf(environment, yes);
  const { bootstrapAccount, bootstrapSteps, describeSteps, runTerraform } = await import('../../bootstrap');
  if (dryRun) {
    const steps = bootstrapSteps(target);
    process.stdout.write(json ? `${JSON.stringify({ target, steps }, null, 2)}\n` : describeSteps(target, steps));
    return;
  }
  const configurations = configurationsIn(await render(program, environment));
  const tell = (text: string) => process.stderr.write(text);
  const folder = path.join(program.root, target.folder);
  const report = await bootstrapAccount({
    target: { ...target, folder },
    configurations,
    terraform: runTerraform,
    tell,
  });
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : textReport(report, environment));
}

/** Keeps every value: by itself an option takes the last one, and tells nobody. */
function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

async function chosen(program: Program, env: readonly string[]): Promise<Environment> {
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
  const [rendered] = await renderEnvironments(program, [environment]);
  if (rendered === undefined) throw new Error(`${environment.name} was not rendered, and nobody said why`);
  return rendered.tree;
}

function configurationsIn({ files }: RenderedTree) {
  return { bootstrap: configuration(names.bootstrapLayer()), access: configuration(names.accessLayer()) };

  function configuration(layer: string): string {
    const text = files.get(`terraform/${layer}/cdk.tf.json`);
    if (text === undefined) throw new Error(`the platform renders no layer ${layer}`);
    return text;
  }
}

/** What is wrong with the options together, or with one by itself. */
function optionProblems({ env, cluster = [], manifest, timeout }: BootstrapOptions): Problem[] {
  const alone = Object.entries({ '--manifest': manifest, '--timeout': timeout }).filter(
    ([, value]) => value !== undefined && cluster.length === 0,
  );
  return [
    ...severalNamed('--env', 'environment', env),
    ...severalNamed('--cluster', 'cluster', cluster),
    ...alone.map(([option]) => ({
      where: option,
      what: 'is about a cluster, and none is named',
      allowed: `${option} together with --cluster`,
      mend: 'name the cluster, or leave it out',
    })),
    ...(timeout === undefined || isAboveZero(timeout) ? [] : [noMinutes(timeout)]),
  ];
}

function severalNamed(where: string, noun: string, names: readonly string[]): Problem[] {
  if (names.length <= 1) return [];
  return [
    {
      where,
      what: 'is given more than once',
      received: names.join(', '),
      allowed: `one ${noun} at a time`,
      mend: 'run the command once for each',
    },
  ];
}

function isAboveZero(text: string): boolean {
  return Number(text) > 0 && Number.isFinite(Number(text));
}

function noMinutes(received: string): Problem {
  return {
    where: '--timeout',
    what: 'is not a number of minutes',
    received,
    allowed: 'a number above zero',
    mend: `write it such as --timeout ${TIMEOUT_MINUTES}`,
  };
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

function textReport({ stateBucket, found }: BootstrapReport, { name, clusters }: Environment): string {
  const done = found === 'update' ? 'was there, and is up to date' : 'is there';
  const later = clusters.map((cluster) => `  npm run bootstrap -- --env ${name} --cluster ${cluster.name}\n`);
  return [
    `\nThe base of ${name} ${done}; its state is in ${stateBucket}.\n`,
    ...(later.length === 0 ? [] : ['\nOnce Terraform has made a cluster, it meets its agent with:\n', ...later]),
  ].join('');
}
