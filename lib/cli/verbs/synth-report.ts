import path from 'node:path';
import type { WriteResult } from '../../synth';
import type { RenderedTree } from '../../tree';
import { table } from '../table';

/** What became of one environment. */
export interface EnvironmentReport {
  readonly tree: RenderedTree;
  readonly result: WriteResult;
  readonly milliseconds: number;
}

/** Prints the result on stdout, and on stderr what happened on the way. */
export function printSynthReport(
  reports: readonly EnvironmentReport[],
  options: { outDir: string; json: boolean },
): void {
  for (const { tree, result } of reports) {
    if (result.repaired) {
      process.stderr.write(`${tree.manifest.environment}: an earlier run was interrupted; its output is whole again\n`);
    }
  }
  process.stdout.write(options.json ? jsonReport(reports, options.outDir) : textReport(reports, options.outDir));
}

const HEADINGS = ['environment', 'layers', 'components', 'objects', 'files changed', 'time'];

function textReport(reports: readonly EnvironmentReport[], outDir: string): string {
  const rows = reports.map(({ tree, result, milliseconds }) => [
    tree.manifest.environment,
    String(tree.manifest.layers.length),
    String(tree.manifest.components.length),
    String(tree.manifest.resources.length),
    String(result.written + result.removed),
    `${(milliseconds / 1000).toFixed(2)} s`,
  ]);
  const changed = reports.some(({ result }) => result.written + result.removed > 0);
  const where = path.relative(process.cwd(), outDir) || '.';
  return `${table(HEADINGS, rows)}\n\n${changed ? `Written to ${where}/.` : 'Nothing changed, nothing written.'}\n`;
}

function jsonReport(reports: readonly EnvironmentReport[], outDir: string): string {
  const environments = reports.map(({ tree, result, milliseconds }) => ({
    environment: tree.manifest.environment,
    path: path.join(outDir, tree.manifest.environment),
    layers: tree.manifest.layers.length,
    components: tree.manifest.components.length,
    objects: tree.manifest.resources.length,
    written: result.written,
    removed: result.removed,
    unchanged: result.unchanged,
    repaired: result.repaired,
    milliseconds: Math.round(milliseconds),
  }));
  return `${JSON.stringify({ environments }, null, 2)}\n`;
}
