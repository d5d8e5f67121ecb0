import fs from 'node:fs';
import { Command, Option } from 'commander';
import { type Diff, htmlReport, jsonReport, markdownReport, textReport, type TreePair } from '../../diff';
import { UserError } from '../../problems';
import { loadEnvironments } from '../environments';
import { failWith } from '../failure';
import type { Program } from '../program';
import { renderEnvironments } from '../render-environments';
import { select } from '../selection';

interface DiffOptions {
  readonly env?: readonly string[];
  readonly base?: string;
  readonly from?: string;
  readonly to?: string;
  readonly markdown?: string;
  readonly html?: string;
  readonly json?: boolean;
  readonly exitCodeStyle: keyof typeof EXIT_CODES;
}

/** Those of `terraform plan -detailed-exitcode`, and of diff, for programs that expect these. */
const EXIT_CODES = { terraform: { changes: 2, error: 1 }, diff: { changes: 1, error: 2 } };

const EXAMPLES = `
Nothing is contacted: it compares with the branches that this clone has.

Exit code: 0 nothing changes, 1 an error, 2 something changes; with --exit-code-style diff 1 and 2 change places.

Examples:
  npm run diff                                               what would change in every environment
  npm run diff -- --env prod                                 in one
  npm run diff -- --base environment/prod~3                  since an earlier commit of its branch
  npm run diff -- --from /tmp/before/prod --to dist/prod     between two folders
  npm run diff -- --markdown comment.md --html report.html   for a pull request, and the whole of it
  npm run -s diff -- --json                                  the result for a machine`;

/** `platform diff`: what the present render would change, with the risk of each change. */
export function diffCommand(program: Program): Command {
  return new Command('diff')
    .description('Tell what would change in every environment, from its branch to the present render, worst first.')
    .option('--env <name...>', 'only these environments')
    .option('--base <ref>', 'compare with this commit of an environment branch (default: the head of each branch)')
    .option('--from <folder>', 'compare with a rendered tree, or a folder of them; needs --to')
    .option('--to <folder>', 'what to compare with it, instead of the present render')
    .option('--markdown <file>', 'also write it for a pull request, at most 60,000 characters')
    .option('--html <file>', 'also write it as a page, whole')
    .addOption(
      new Option('--exit-code-style <style>', 'what the exit codes mean')
        .choices(Object.keys(EXIT_CODES))
        .default('terraform'),
    )
    .option('--json', 'print the result as JSON (docs/generated/diff.schema.json)')
    .addHelpText('after', EXAMPLES)
    .action((options: DiffOptions) => diffOrFail(program, options));
}

async function diffOrFail(program: Program, options: DiffOptions): Promise<void> {
  const codes = EXIT_CODES[options.exitCodeStyle];
  try {
    if (await diff(program, options)) process.exitCode = codes.changes;
  } catch (error) {
    failWith(error, { json: options.json ?? false });
    process.exitCode = codes.error;
  }
}

/** Whether anything changes. */
async function diff(program: Program, options: DiffOptions): Promise<boolean> {
  refuseMixed(options);
  const { diffTrees } = await import('../../diff');
  const result = diffTrees(await pairsFor(program, options));
  writeFile('--markdown', options.markdown, () => markdownReport(result));
  writeFile('--html', options.html, () => htmlReport(result));
  process.stdout.write(options.json === true ? `${JSON.stringify(jsonReport(result), null, 2)}\n` : forPeople(result));
  return result.entries.length > 0;
}

/** @see https://no-color.org */
function forPeople(result: Diff): string {
  const isUnwanted = (process.env['NO_COLOR'] ?? '') !== '';
  return textReport(result, { colour: process.stdout.isTTY && !isUnwanted });
}

async function pairsFor(program: Program, { env, base, from, to }: DiffOptions): Promise<TreePair[]> {
  if (from !== undefined && to !== undefined) return ofFolders(from, to, env);
  const { environments } = select(await loadEnvironments(program), env === undefined ? {} : { env });
  const { treeOfBase, treesOfBranches } = await import('../base-trees');
  const names = environments.map(({ name }) => name);
  // Before the render, which takes longer: a mistake in a name is told at once.
  const olds = base === undefined ? treesOfBranches(program.root, environments) : treeOfBase(program.root, base, names);
  const wanted = environments.filter(({ name }) => base === undefined || olds.has(name));
  const rendered = await renderEnvironments(program, wanted);
  return rendered.map(({ tree }) => pairOf(tree.manifest.environment, olds.get(tree.manifest.environment), tree));
}

async function ofFolders(from: string, to: string, env: readonly string[] | undefined): Promise<TreePair[]> {
  const { treesIn } = await import('../tree-folder');
  const [olds, news] = [treesIn(from, '--from'), treesIn(to, '--to')];
  const names = [...new Set([...olds.keys(), ...news.keys()])];
  const unknown = (env ?? []).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw refusal('--env', 'is in neither folder', unknown.join(', '), names.join(', '));
  const wanted = names.filter((name) => env === undefined || env.includes(name));
  return wanted.map((name) => pairOf(name, olds.get(name), news.get(name)));
}

function pairOf(environment: string, before: TreePair['before'], after: TreePair['after']): TreePair {
  return {
    environment,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function refuseMixed({ base, from, to }: DiffOptions): void {
  const folders = '--from together with --to, or --base, or none of them';
  if ((from === undefined) !== (to === undefined)) {
    throw refusal(from === undefined ? '--to' : '--from', 'is one side of a comparison only', undefined, folders);
  }
  if (base !== undefined && from !== undefined) throw refusal('--base', 'says the same as --from', base, folders);
}

function refusal(where: string, what: string, received: string | undefined, allowed: string): UserError {
  const mend = 'choose one of these; --help shows examples';
  return new UserError(
    [{ where, what, ...(received === undefined ? {} : { received }), allowed, mend }],
    'nothing was compared',
  );
}

function writeFile(option: string, file: string | undefined, textOf: () => string): void {
  if (file === undefined) return;
  try {
    fs.writeFileSync(file, textOf());
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw refusal(option, 'cannot be written', error.message, 'a file in a folder that is there');
  }
}
