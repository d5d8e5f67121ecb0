import { z } from 'zod';
import { closest } from '../problems';
import { chosen, schemaAt } from './schema-at';
import { changedAt, valueAt } from './value-at';

/** The keys of one object that its schema does not know. */
export interface UnknownKeys {
  /** The path of the object that holds them. */
  readonly path: readonly PropertyKey[];
  /** Each unknown key, and the missing key that it most likely stands for. */
  readonly keys: ReadonlyMap<string, string | undefined>;
  readonly allowed: readonly string[];
}

/** Finds the unknown keys behind what zod reports; a union that cannot choose an option says nothing of them itself. */
export function unknownKeys(schema: z.ZodType, root: unknown, issues: readonly z.core.$ZodIssue[]): UnknownKeys[] {
  const holders = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [issue.path];
    return issue.code === 'invalid_union' ? [issue.path.slice(0, -1)] : [];
  });
  return holders.map((path) => unknownKeysAt(schema, root, path)).filter(({ keys }) => keys.size > 0);
}

/** The same value, with each unknown key renamed to the one that it stands for, or left out. */
export function withoutUnknownKeys(root: unknown, unknown: readonly UnknownKeys[]): unknown {
  return unknown.reduce((value, { path, keys }) => {
    const rename = ([key, field]: [string, unknown]): [string, unknown][] => {
      const name = keys.has(key) ? keys.get(key) : key;
      return name === undefined ? [] : [[name, field]];
    };
    return changedAt(value, path, (holder) =>
      Object.fromEntries(Object.entries(Object(holder) as object).flatMap(rename)),
    );
  }, root);
}

function unknownKeysAt(schema: z.ZodType, root: unknown, path: readonly PropertyKey[]): UnknownKeys {
  const holder = Object(valueAt(root, path)) as object;
  const allowed = keysAt(schema, root, path);
  const missing = new Set(allowed.filter((key) => !Object.hasOwn(holder, key)));
  const keys = Object.keys(holder).filter((key) => !allowed.includes(key));
  const guesses = keys.map((key) => {
    const guess = closest(key, [...missing]);
    if (guess !== undefined) missing.delete(guess);
    return [key, guess] as const;
  });
  return { path, allowed, keys: new Map(guesses) };
}

/** The keys that the schema knows at a path; in a union, those of the option that the value chose, or else of all. */
function keysAt(schema: z.core.$ZodType, root: unknown, path: readonly PropertyKey[]): string[] {
  const found = chosen(schemaAt(schema, root, path), valueAt(root, path));
  const objects = found instanceof z.ZodDiscriminatedUnion ? found.options : [found];
  return [...new Set(objects.flatMap((object) => (object instanceof z.ZodObject ? Object.keys(object.shape) : [])))];
}
