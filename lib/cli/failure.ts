import { UserError } from '../problems';

/**
 * Reports a failure and sets exit code 1. A user's mistake is a list of problems, on stderr for people or as JSON on
 * stdout for machines; anything else is a bug of ours and keeps its stack.
 */
export function failWith(error: unknown, { json }: { json: boolean }): void {
  process.exitCode = 1;
  if (!(error instanceof UserError)) {
    process.stderr.write(`This is a bug in the platform program, not a mistake of yours.\n\n${stackOf(error)}\n`);
  } else if (json) {
    process.stdout.write(`${JSON.stringify({ outcome: error.outcome, problems: error.problems }, null, 2)}\n`);
  } else {
    process.stderr.write(`${error.message}\n`);
  }
}

function stackOf(error: unknown): string {
  // The runner has kept the source map of our own files; it is read only now.
  process.setSourceMapsEnabled(true);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
