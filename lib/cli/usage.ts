import { CommanderError } from 'commander';
import { UserError } from '../problems';

/** What commander appends to its message when a word is near: `(Did you mean --env?)`, `(Did you mean one of a, b?)`. */
const GUESS = /\s*\(Did you mean (?:one of )?(?<guess>.+)\?\)$/;

/** A mistake in the command line as the mistakes in files are; any other error as it is. */
export function usageProblem(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  const guess = GUESS.exec(error.message)?.groups?.['guess'];
  const problem = {
    where: 'the command line',
    what: error.message.replace(/^error: /, '').replace(GUESS, ''),
    mend: guess === undefined ? 'run it with --help to see what is allowed' : `write ${guess}`,
  };
  return new UserError([problem]);
}

/** Whether commander ended a run that is no failure: it has shown the help that was asked for. */
export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}
