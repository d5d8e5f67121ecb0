import { type Problem, UserError } from '../../problems';
import { fetchCommits, type Git } from '../git';
import type { Found } from './find-commits';
import { type Published, readPublished } from './published';

/** A commit, and of which environment it has to be. */
export interface Wanted extends Found {
  /** Whose branch it is the head of. @default - the commit was named */
  readonly environment?: string;
  /** Of which it may be, when it was named. @default - of any */
  readonly allowed?: readonly string[];
}

/**
 * Reads a commit, which is asked of the remote when this clone does not have it.
 * @throws UserError when it cannot be read, or is of another environment
 */
export function readWanted(git: Git, remote: string, { ref, commit, environment, allowed }: Wanted): Published {
  if (!fetchCommits(git, remote, [commit])) throw refusal(moved(remote, ref));
  const published = readPublished(git, ref, commit);
  if (environment !== undefined && environment !== published.environment) {
    throw refusal(holdsAnother(published, environment));
  }
  if (allowed?.includes(published.environment) === false) throw refusal(isOfAnother(published, allowed));
  return published;
}

function moved(remote: string, ref: string): Problem {
  return {
    where: ref,
    what: `has just moved in ${remote}`,
    allowed: 'a branch that stands still for a moment',
    mend: 'run the command again',
  };
}

/** It would be applied to the wrong one. */
function holdsAnother({ ref, environment }: Published, asked: string): Problem {
  return {
    where: ref,
    what: 'is the branch of one environment, and holds another',
    received: environment,
    allowed: asked,
    mend: 'find out who committed it, and take the branch back to a commit of publish',
  };
}

function isOfAnother({ ref, environment }: Published, allowed: readonly string[]): Problem {
  return {
    where: ref,
    what: 'holds another environment than the one that is asked for',
    received: environment,
    allowed: allowed.join(', '),
    mend: 'name a commit of that environment, or leave --env out',
  };
}

function refusal(problem: Problem): UserError {
  return new UserError([problem], 'nothing was verified');
}
