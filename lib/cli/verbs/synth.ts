import path from 'node:path';
import { Command } from 'commander';
import { UserError } from '../../problems';
import { loadEnvironments } from '../environments';
import type { Program } from '../program';
import { withProgress } from '../progress';
import { type Rendered, renderEnvironments } from '../render-environments';
import { select, type SelectionOptions } from '../selection';
import { type EnvironmentReport, printSynthReport } from './synth-report';

interface SynthOptions extends SelectionOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  npm run synth                                              every environment, into dist/
  npm run synth -- --env prod                                one environment
  npm run synth -- --cluster prod-a --out /tmp/look          one cluster's files, to look at
  npm run -s synth -- --json                                 the result for a machine`;

/** `platform synth`: renders Terraform JSON and Kubernetes YAML. */
export function synthCommand(program: Program): Command {
  return new Command('synth')
    .description('Render Terraform JSON and Kubernetes YAML for every environment.')
    .option('--env <name...>', 'only these environments')
    .option('--cluster <name>', 'only the Kubernetes files of this cluster; needs --out')
    .option('--out <dir>', 'where to write, one folder an environment (default: dist)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action((options: SynthOptions) => synth(program, options));
}

async function synth(program: Program, options: SynthOptions): Promise<void> {
  const outDir = outputFolder(program.root, options.out);
  const { environments, cluster } = select(await loadEnvironments(program), options);
  // Every environment is rendered before the first is written: a mistake in the last one leaves all output as it was.
  const rendered = await renderEnvironments(program, environments);
  const reports = await writeAll(cluster === undefined ? rendered : await only(cluster, rendered), outDir);
  printSynthReport(reports, { outDir, json: options.json ?? false });
  const isAll = options.env === undefined && cluster === undefined;
  if (isAll) await tellOfOthers(reports, outDir);
}

/** What belongs to an environment that is gone is left to people: its resources may still be there. */
async function tellOfOthers(reports: readonly EnvironmentReport[], outDir: string): Promise<void> {
  const { renderedEnvironments } = await import('../../synth');
  const listed = new Set(reports.map(({ tree }) => tree.manifest.environment));
  for (const name of renderedEnvironments(outDir).filter((one) => !listed.has(one))) {
    const folder = path.join(outDir, name);
    process.stderr.write(`${folder} was not rendered: environments/index.ts lists no '${name}'. Remove it by hand.\n`);
  }
}

async function only(cluster: string, rendered: readonly Rendered[]): Promise<Rendered[]> {
  const { onlyCluster } = await import('../../synth');
  return rendered.map(({ tree, milliseconds }) => ({ tree: onlyCluster(tree, cluster), milliseconds }));
}

/** @throws UserError for an empty name: a variable that is not set must not mean this folder */
function outputFolder(root: string, out: string | undefined): string {
  if (out === undefined) return path.join(root, 'dist');
  if (out !== '') return path.resolve(out);
  const allowed = 'the name of a folder';
  throw new UserError([{ where: '--out', what: 'is empty', allowed, mend: 'name a folder, or leave --out out' }]);
}

/** Asks the disk about all environments before the first is written, and says what was written when one fails all the same. */
async function writeAll(trees: readonly Rendered[], outDir: string): Promise<EnvironmentReport[]> {
  const { checkWritable, writeTree } = await import('../../synth');
  checkWritable(
    trees.map(({ tree }) => tree),
    outDir,
  );
  const reports: EnvironmentReport[] = [];
  withProgress((step) => {
    for (const { tree, milliseconds } of trees) {
      step(`writing ${tree.manifest.environment} (${reports.length + 1} of ${trees.length})`);
      const startedAt = performance.now();
      const result = afterOthers(reports, () => writeTree(tree, outDir));
      reports.push({ tree, result, milliseconds: milliseconds + performance.now() - startedAt });
    }
  });
  return reports;
}

function afterOthers<T>(written: readonly EnvironmentReport[], write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof UserError) || written.length === 0) throw error;
    const names = written.map(({ tree }) => tree.manifest.environment).join(', ');
    throw new UserError(error.problems, `${names} had been written before, the rest was not`);
  }
}
