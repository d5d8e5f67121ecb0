import type { z } from 'zod';
import type { Problem } from '../problems';
import { choicesOf, meant } from './meant';
import type { UnknownKeys } from './unknown-keys';
import { valueAt } from './value-at';
import { pathText, place, shown } from './wording';

/** A problem for every key that does not exist, with the key that was meant when one is near. */
export function unknownKeyProblems(file: string, unknown: readonly UnknownKeys[]): Problem[] {
  return unknown.flatMap(({ path, keys, allowed }) =>
    [...keys].map(([key, guess]) => ({
      where: place(file, [...path, key]),
      what: 'is not a key that exists here',
      received: key,
      allowed: allowed.join(', '),
      mend: guess === undefined ? 'remove it' : `write '${guess}'`,
    })),
  );
}

/** A problem for every value that is missing, or of a kind that the schema refuses. */
export function valueProblems(file: string, root: unknown, issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.map((issue) => {
    const value = valueAt(root, issue.path);
    const where = place(file, issue.path);
    const allowed = allowedBy(issue);
    if (value === undefined)
      return { where, what: 'is missing', allowed, mend: mendMissing(issue.path.at(-1), allowed) };
    const mend = mendWrong(meant(issue, value), value, allowed);
    return { where, what: 'is not an allowed value', received: shown(value), allowed, mend };
  });
}

function mendMissing(key: PropertyKey | undefined, allowed: string): string {
  return typeof key === 'string' ? `add ${pathText([key])}` : `put ${allowed} here`;
}

/** Account ids and versions look like numbers, and lose zeros when they are. */
function mendWrong(likely: string | number | undefined, value: unknown, allowed: string): string {
  if (likely === undefined) return `set it to ${allowed}`;
  if (typeof likely === 'number') return 'remove the quotes';
  return typeof value === 'number' ? 'put it in quotes' : `write '${likely}'`;
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return withArticle(TYPE_NAMES[issue.expected] ?? issue.expected);
    case 'invalid_value':
    case 'invalid_union':
      return choicesOf(issue).map(shown).join(' or ') || issue.message;
    case 'too_small':
      return issue.origin === 'string' ? 'a text that is not empty' : issue.message;
    default:
      return issue.message;
  }
}

/** What TypeScript and JSON call the types of zod that have other names there. */
const TYPE_NAMES: Readonly<Record<string, string>> = { record: 'object' };

function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
