import { type Problem, UserError } from '../problems';
import { failWith } from './failure';

/** Runs an entry of an official CLI: a user's mistake is reported as everywhere, without a stack, and exits with 1. */
export function runForOfficialCli(compose: () => void): void {
  try {
    compose();
  } catch (error) {
    const problems = validationProblems(error);
    failWith(problems.length > 0 ? new UserError(problems) : error, { json: false });
  }
}

/** How cdktf and cdk8s both report what constructs have against their own properties, one line each: `  [path] message`. */
const VALIDATION_FAILED = 'Validation failed with the following errors:\n';
const VALIDATION = /^ {2}\[(?<path>[^\]]*)\] (?<message>.+)$/gm;

function validationProblems(error: unknown): Problem[] {
  if (!(error instanceof Error) || !error.message.startsWith(VALIDATION_FAILED)) return [];
  return [...error.message.matchAll(VALIDATION)].map(([, where = '', what = '']) => ({
    where,
    what,
    mend: 'correct the properties of this construct',
  }));
}
