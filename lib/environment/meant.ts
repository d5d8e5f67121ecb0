import type { z } from 'zod';
import { closest } from '../problems';

/** The value that most likely was meant where the schema refuses one, or undefined when there is no telling. */
export function meant(issue: z.core.$ZodIssue, value: unknown): string | number | undefined {
  if (typeof value === 'string') {
    if (asksFor(issue, 'number')) return isNumeric(value) ? Number(value) : undefined;
    return closest(value, choicesOf(issue).map(String));
  }
  return typeof value === 'number' && asksFor(issue, 'string') ? String(value) : undefined;
}

/** What may be chosen from, where there is a choice: the values of an enum, or those that choose an option of a union. */
export function choicesOf(issue: z.core.$ZodIssue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' && 'options' in issue ? (issue.options ?? []) : [];
}

function asksFor(issue: z.core.$ZodIssue, type: 'number' | 'string'): boolean {
  return issue.code === 'invalid_type' && issue.expected === type;
}

function isNumeric(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
