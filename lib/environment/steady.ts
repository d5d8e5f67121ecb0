import type { Problem } from '../problems';
import type { Reading } from './read';

/**
 * What a judge says of values with gaps, whatever fills them: what it says of some stand-ins only comes from these, and
 * what it says of a gap itself has been said already.
 */
export function steadyProblems<T>(
  readings: readonly Reading<T>[],
  judge: (values: readonly T[]) => readonly Problem[],
): Problem[] {
  const turns = Math.max(1, ...readings.map(({ values }) => values.length));
  const [first = [], ...others] = Array.from({ length: turns }, (_, turn) =>
    judge(readings.flatMap(({ values }) => values.slice(turn % values.length).slice(0, 1))),
  );
  const saidOfOthers = others.map((problems) => new Set(problems.map(asText)));
  const gaps = readings.flatMap((reading) => reading.gaps);
  return first.filter(
    (problem) =>
      saidOfOthers.every((said) => said.has(asText(problem))) && !gaps.some((gap) => isWithin(problem.where, gap)),
  );
}

function asText(problem: Problem): string {
  return JSON.stringify(problem);
}

/** Whether a place is another, or a part of it: `clusters[0].name` of `clusters`. */
function isWithin(place: string, other: string): boolean {
  return place.startsWith(other) && /^$|^[.[]/.test(place.slice(other.length));
}
