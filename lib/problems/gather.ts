import { type Problem, UserError } from './problem';

/**
 * Runs `work`, and keeps the user's mistakes for later, so that they are reported together with those of other work.
 * @returns undefined when there were any; an error that is a bug of ours is thrown on
 */
export function gather<T>(problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
