import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './source-files';

const FOLDER = path.join(ROOT, '.github/workflows');

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly defaults?: { readonly run?: { readonly shell?: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The text of every workflow, by the name of its file. */
export function workflowTexts(): Map<string, string> {
  return new Map(fs.readdirSync(FOLDER).map((file) => [file, fs.readFileSync(path.join(FOLDER, file), 'utf8')]));
}

export function readWorkflow(file: string): Workflow {
  return parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as Workflow;
}

/** How a step may begin a line of a command of its own: a verb, git, a script of ours, or one of the helpers of a shell. */
const COMMANDS =
  /^(?:npm (?:ci$|run )|git |gh auth setup-git$|node \.github\/scripts\/[\w-]+\.js |\.ci\/|mkdir |cd |cat )/;

const MOST_LINES = 6;

/** Who else may run code in a job that sees a token. */
const PUBLISHERS = ['actions', 'hashicorp'];

/** What we ask of a workflow, and actionlint does not. */
export function violationsIn(text: string, scripts: readonly string[]): string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  return [
    ...(workflow.defaults?.run?.shell === 'bash'
      ? []
      : ['a pipe that fails is not seen: defaults.run.shell is not bash']),
    ...(isEmpty(workflow.permissions) ? [] : ['permissions are given to every job']),
    ...(/\bpull_request_target\b/.test(JSON.stringify(workflow.on)) ? ['runs on pull_request_target'] : []),
    ...jobs.flatMap(([name, job]) => jobViolations(job).map((what) => `${name}: ${what}`)),
    ...jobs.flatMap(([name, { steps }]) =>
      steps.flatMap((step) => stepViolations(step, scripts).map((what) => `${name}: ${what}`)),
    ),
    ...unpinned(text),
  ];
}

function isEmpty(permissions: unknown): boolean {
  return typeof permissions === 'object' && permissions !== null && Object.keys(permissions).length === 0;
}

function jobViolations(job: Job): string[] {
  const says = typeof job.permissions === 'object' && job.permissions !== null;
  return [
    ...(says ? [] : ['does not say its permissions']),
    ...(job['timeout-minutes'] === undefined ? ['has no timeout-minutes'] : []),
  ];
}

function stepViolations({ uses, run, with: inputs }: Step, scripts: readonly string[]): string[] {
  if (run === undefined) {
    const isCheckout = uses?.startsWith('actions/checkout@') === true;
    return isCheckout && inputs?.['persist-credentials'] !== false
      ? ['checks out, and leaves a token on the disk']
      : [];
  }
  const lines = run
    .trim()
    .replaceAll(/\\?\n\s+/g, ' ')
    .split('\n');
  const asked = [...run.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
  return [
    ...(run.includes('${{') ? ['puts a value into a command; hand it over in env'] : []),
    ...(lines.length > MOST_LINES ? [`has a step of more than ${MOST_LINES} lines`] : []),
    ...lines
      .filter((line) => !COMMANDS.test(line))
      .map((line) => `runs what is no verb and no script of ours: ${line}`),
    ...asked.filter((name) => !scripts.includes(name)).map((name) => `runs ${name}, which package.json does not have`),
  ];
}

/** By the text: the version is in a comment, which a parser drops. */
function unpinned(text: string): string[] {
  const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, value = '']) => value);
  const isPinned = (value: string) => /^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(value);
  const isKnown = (value: string) => PUBLISHERS.some((publisher) => value.startsWith(`${publisher}/`));
  return [
    ...uses.filter((value) => !isPinned(value)).map((value) => `not pinned by commit and version: ${value}`),
    ...uses.filter((value) => !isKnown(value)).map((value) => `of somebody else: ${value}`),
  ];
}
