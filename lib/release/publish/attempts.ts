import { type Problem, UserError } from '../../problems';

/** How often it is tried when others are faster; with eight publishers at once, the last is through after eight. */
const ATTEMPTS = 60;

/** The first wait, and the longest, in milliseconds. */
const FIRST_WAIT = 40;
const LONGEST_WAIT = 2000;

export interface AttemptProps {
  readonly remote: string;
  /** Waits. */
  readonly pause: (milliseconds: number) => void;
  /** A number from 0 to 1, so that two who have met do not meet again. */
  readonly chance: () => number;
}

/**
 * Tries until nobody else was faster, and waits a little longer each time.
 * @param act gives undefined when somebody was faster
 * @throws UserError when somebody always is
 */
export function untilFirst<T>(
  { remote, pause, chance }: AttemptProps,
  act: () => T | undefined,
): { readonly result: T; readonly attempts: number } {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const result = act();
    if (result !== undefined) return { result, attempts: attempt };
    pause(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * chance());
  }
  throw new UserError([alwaysLater(remote)], 'nothing was published');
}

function alwaysLater(remote: string): Problem {
  return {
    where: remote,
    what: `was changed by somebody else each time, ${ATTEMPTS} times in a row`,
    allowed: 'a moment without another publisher',
    mend: 'run the command again when fewer of them run',
  };
}
