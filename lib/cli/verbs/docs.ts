import path from 'node:path';
import { Command } from 'commander';
import { cidrRegister } from '../cidr-register';
import { loadEnvironments } from '../environments';
import { type GeneratedResult, writeGeneratedFiles } from '../generated-files';
import type { Program } from '../program';
import { renderEnvironments } from '../render-environments';

/** Below the root of the repository. It holds generated files only, and all of them are in git. */
const FOLDER = 'docs/generated';

const EXAMPLES = `
Examples:
  npm run docs                                               what is generated, into ${FOLDER}/
  npm run -s docs -- --json                                  the result for a machine`;

/** `platform docs`: writes the documents that are made of the code and of the environments. */
export function docsCommand(program: Program): Command {
  return new Command('docs')
    .description(`Write what is generated from the code and the environments into ${FOLDER}/.`)
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(({ json = false }: { json?: boolean }) => docs(program, json));
}

async function docs(program: Program, json: boolean): Promise<void> {
  const environments = await loadEnvironments(program);
  const [{ alertRoutesNote }, { costNote }, { diffReportSchema, platformSchema }] = await Promise.all([
    import('../alert-routes-note'),
    import('../cost-note'),
    import('../platform-schema'),
  ]);
  const teams = await program.loadTeams();
  const rendered = await renderEnvironments(program, environments);
  const files = [
    alertRoutesNote(environments, teams, await program.loadAlerts()),
    cidrRegister(environments),
    costNote(rendered.map(({ tree }) => tree)),
    diffReportSchema(),
    platformSchema(),
  ];
  const result = inRepository(writeGeneratedFiles(path.join(program.root, FOLDER), files));
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : textReport(result));
}

function inRepository({ written, removed, unchanged }: GeneratedResult): GeneratedResult {
  const below = (files: readonly string[]) => files.map((file) => `${FOLDER}/${file}`);
  return { written: below(written), removed: below(removed), unchanged: below(unchanged) };
}

function textReport({ written, removed }: GeneratedResult): string {
  const lines = [...written.map((file) => `written  ${file}\n`), ...removed.map((file) => `removed  ${file}\n`)];
  return lines.join('') || 'Nothing changed, nothing written.\n';
}
