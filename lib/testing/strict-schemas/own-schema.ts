import type { z } from 'zod';
import { valueAt } from '../../environment/value-at';
import { type Finding, MISSING, type Path, UNKNOWN_FIELD } from './finding';

/**
 * Judges a value by a schema of ours.
 * @param at where the value lies in its object
 */
export function ownFindings(schema: z.ZodType, value: unknown, at: Path = []): Finding[] {
  const result = schema.safeParse(value);
  return (result.error?.issues ?? []).flatMap((issue): Finding[] => {
    const path = [...at, ...(issue.path as Path)];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], what: UNKNOWN_FIELD }));
    }
    return [{ path, what: valueAt(value, issue.path) === undefined ? MISSING : issue.message }];
  });
}
