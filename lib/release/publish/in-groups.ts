/** So many environments at once: git answers for all of them together, and what it says has to fit in memory. */
const GROUP = 50;

/** Treats many things a group at a time, in order, so that one process of git reads for each group. */
export function inGroups<T, R>(all: readonly T[], treat: (group: readonly T[]) => readonly R[]): R[] {
  const results: R[] = [];
  for (let at = 0; at < all.length; at += GROUP) results.push(...treat(all.slice(at, at + GROUP)));
  return results;
}
