import { Command } from 'commander';
import { failWith } from './failure';
import type { Program } from './program';
import { ignoreForeignVariables } from './surroundings';
import { bootstrapCommand } from './verbs/bootstrap';
import { docsCommand } from './verbs/docs';
import { synthCommand } from './verbs/synth';

/** Runs one verb: `platform synth --env dev`. */
export async function main(program: Program, argv: readonly string[]): Promise<void> {
  ignoreForeignVariables();
  const command = new Command('platform')
    .description('The whole platform as one typed program.')
    .showHelpAfterError('Run it with --help to see what is allowed.')
    .addCommand(synthCommand(program))
    .addCommand(docsCommand(program))
    .addCommand(bootstrapCommand(program));
  for (const verb of command.commands) verb.copyInheritedSettings(command);
  try {
    await command.parseAsync(argv, { from: 'user' });
  } catch (error) {
    failWith(error, { json: argv.includes('--json') });
  }
}
