import { Command } from 'commander';
import { isCloudThread, renderHandedClouds } from './cloud-thread';
import { failWith } from './failure';
import type { Program } from './program';
import { ignoreClosedPipes, ignoreForeignVariables } from './surroundings';
import { isHelp, usageProblem } from './usage';

/** Each verb is loaded when it is called: bin/run.js compiles no other. */
const VERBS: Readonly<Record<string, (program: Program) => Promise<Command>>> = {
  synth: async (program) => (await import('./verbs/synth')).synthCommand(program),
  diff: async (program) => (await import('./verbs/diff')).diffCommand(program),
  docs: async (program) => (await import('./verbs/docs')).docsCommand(program),
  bootstrap: async (program) => (await import('./verbs/bootstrap')).bootstrapCommand(program),
  publish: async (program) => (await import('./verbs/publish')).publishCommand(program),
  verify: async (program) => (await import('./verbs/verify')).verifyCommand(program),
  history: async (program) => (await import('./verbs/history')).historyCommand(program),
  rollback: async (program) => (await import('./verbs/rollback')).rollbackCommand(program),
};

/** Runs one verb: `platform synth --env dev`; or, in a thread that a verb has started, the work it was handed. */
export async function main(program: Program, argv: readonly string[]): Promise<void> {
  ignoreForeignVariables();
  if (isCloudThread()) return renderHandedClouds(program);
  ignoreClosedPipes();
  const command = new Command('platform')
    .description('The whole platform as one typed program.')
    .showHelpAfterError('Run it with --help to see what is allowed.');
  for (const verb of await commandsFor(program, argv)) command.addCommand(verb);
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

/** The verb that is called; all of them, when it is help that is wanted or when there is no such verb. */
function commandsFor(program: Program, [called = '']: readonly string[]): Promise<Command[]> {
  const load = Object.hasOwn(VERBS, called) ? VERBS[called] : undefined;
  return Promise.all((load === undefined ? Object.values(VERBS) : [load]).map((one) => one(program)));
}

/** Commander hands settings down to commands that it makes, not to those that are added. */
function inheritSettings(command: Command): void {
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command);
    inheritSettings(inner);
  }
}
