/** As much of a commit's id as people need to find it. */
const DIGITS = 12;

export function shortId(oid: string): string {
  return oid.slice(0, DIGITS);
}
