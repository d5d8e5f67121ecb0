import type { z } from 'zod';
import type { Problem } from '../problems';
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
    return { where, what: 'is not an allowed value', received: shown(value), allowed, mend: mendWrong(value, allowed) };
  });
}

function mendMissing(key: PropertyKey | undefined, allowed: string): string {
  return typeof key === 'string' ? `add ${pathText([key])}` : `put ${allowed} here`;
}

/** Account ids and versions look like numbers, and lose zeros when they are. */
function mendWrong(value: unknown, allowed: string): string {
  return typeof value === 'number' && allowed === 'a string' ? 'put it in quotes' : `set it to ${allowed}`;
}

function allowedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return withArticle(TYPE_NAMES[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined ? oneOf(issue.options) : issue.message;
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

function oneOf(values: readonly unknown[]): string {
  return values.map(shown).join(' or ');
}
