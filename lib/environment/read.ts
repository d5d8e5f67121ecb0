import type { z } from 'zod';
import type { Problem } from '../problems';
import { unknownKeys, withoutUnknownKeys } from './unknown-keys';
import { changedAt, valueAt } from './value-at';
import { unknownKeyProblems, valueProblems } from './zod-problems';

/** What a file holds, as far as it can be read. */
export interface Reading<T> {
  /** What the rules can judge. @default - too much is wrong */
  readonly data?: T;
  readonly problems: readonly Problem[];
}

/**
 * Reads a value and mends what can be mended, so that one fault does not hide the next: a misspelt key is taken for the
 * one that is near, and a default takes the place of a value that is refused. Everything mended is a problem too.
 * @param schemaFor the schema, which may depend on the value
 */
export function read<S extends z.ZodType>(
  file: string,
  root: unknown,
  schemaFor: (root: unknown) => S,
): Reading<z.output<S>> {
  const schema = schemaFor(root);
  const { success, data, error } = schema.safeParse(root);
  if (success) return { data, problems: [] };
  const unknown = unknownKeys(schema, root, error.issues);
  if (unknown.length === 0) {
    return { data: withDefaults(schema, root, error.issues), problems: valueProblems(file, root, error.issues) };
  }
  const mended = read(file, withoutUnknownKeys(root, unknown), schemaFor);
  return { ...mended, problems: [...unknownKeyProblems(file, unknown), ...mended.problems] };
}

/** Drops what is refused, or the optional part that holds it, so that defaults fill the gap. */
function withDefaults<S extends z.ZodType>(
  schema: S,
  root: unknown,
  issues: readonly z.core.$ZodIssue[],
): z.output<S> | undefined {
  const refused = issues.map(({ path }) => lastField(root, path));
  if (refused.some((path) => path.length === 0)) return undefined;
  const kept = refused.reduce(without, root);
  const { success, data, error } = schema.safeParse(kept);
  return success ? data : withDefaults(schema, kept, error.issues);
}

/** The field at a path, or the nearest one around it that is there; entries of a list stay, lest the others move. */
function lastField(root: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  const last = path.at(-1);
  if (last === undefined) return [];
  return typeof last === 'string' && valueAt(root, path) !== undefined ? path : lastField(root, path.slice(0, -1));
}

function without(root: unknown, path: readonly PropertyKey[]): unknown {
  const key = path.at(-1);
  return changedAt(root, path.slice(0, -1), (holder) =>
    Object.fromEntries(Object.entries(Object(holder) as object).filter(([name]) => name !== key)),
  );
}
