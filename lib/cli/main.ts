import { Command } from 'commander';
import { isCloudThread, renderHandedClouds } from './cloud-thread';
import { failWith } from './failure';
import type { Program } from './program';
import { ignoreClosedPipes, ignoreForeignVariables } from './surroundings';
import { isHelp, usageProblem } from './usage';
import { bootstrapCommand } from './verbs/bootstrap';
import { diffCommand } from './verbs/diff';
import { docsCommand } from './verbs/docs';
import { historyCommand } from './verbs/history';
import { publishCommand } from './verbs/publish';
import { rollbackCommand } from './verbs/rollback';
import { synthCommand } from './verbs/synth';
import { verifyCommand } from './verbs/verify';

/** Runs one verb: `platform synth --env dev`; or, in a thread that a verb has started, the work it was handed. */
export async function main(program: Program, argv: readonly string[]): Promise<void> {
  ignoreForeignVariables();
  if (isCloudThread()) return renderHandedClouds(program);
  ignoreClosedPipes();
  const command = new Command('platform')
    .description('The whole platform as one typed program.')
    .showHelpAfterError('Run it with --help to see what is allowed.')
    .addCommand(synthCommand(program))
    .addCommand(diffCommand(program))
    .addCommand(docsCommand(program))
    .addCommand(bootstrapCommand(program))
    .addCommand(publishCommand(program))
    .addCommand(verifyCommand(program))
    .addCommand(historyCommand(program))
    .addCommand(rollbackCommand(program));
  const json = argv.includes('--json');
  // By itself commander prints a mistake for people, and exits.
  if (json) command.exitOverride().configureOutput({ writeErr: () => undefined });
  inheritSettings(command);
  try {
    await command.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!isHelp(error)) failWith(usageProblem(error), { json });
  }
}

/** Commander hands settings down to commands that it makes, not to those that are added. */
function inheritSettings(command: Command): void {
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command);
    inheritSettings(inner);
  }
}
