import type { z } from 'zod';
import type { Problem } from '../problems';
import { standInsFor } from './stand-ins';
import { unknownKeys, withoutUnknownKeys } from './unknown-keys';
import { changedAt, valueAt } from './value-at';
import { place } from './wording';
import { unknownKeyProblems, valueProblems } from './zod-problems';

/** What a file holds, as far as it can be read. */
export interface Reading<T> {
  /**
   * What the rules can judge: the value, or, when part of it is refused, one for each way to fill the gaps. Empty when too
   * much is wrong.
   */
  readonly values: readonly T[];
  /** The places of the gaps: `environments/prod.ts › stage`. */
  readonly gaps: readonly string[];
  readonly problems: readonly Problem[];
}

/** zod would first write a function for every object of a schema, and compile it: of use to who parses more than a few. */
export const ONCE = { jitless: true };

type SchemaFor<S extends z.ZodType> = (root: unknown) => S;

/**
 * Reads a value and mends what can be mended, so that one fault does not hide the next: a misspelt key is taken for the
 * one that is near, and stand-ins take the place of a value that is refused. Everything mended is a problem too.
 * @param schemaFor the schema, which may depend on the value
 */
export function read<S extends z.ZodType>(file: string, root: unknown, schemaFor: SchemaFor<S>): Reading<z.output<S>> {
  const schema = schemaFor(root);
  const { success, data, error } = schema.safeParse(root, ONCE);
  if (success) return { values: [data], gaps: [], problems: [] };
  const unknown = unknownKeys(schema, root, error.issues);
  if (unknown.length === 0) {
    return { ...withStandIns(file, root, schemaFor), problems: valueProblems(file, root, error.issues) };
  }
  const mended = read(file, withoutUnknownKeys(root, unknown), schemaFor);
  return { ...mended, problems: [...unknownKeyProblems(file, unknown), ...mended.problems] };
}

function withStandIns<S extends z.ZodType>(
  file: string,
  root: unknown,
  schemaFor: SchemaFor<S>,
): Pick<Reading<z.output<S>>, 'values' | 'gaps'> {
  const first = fill(root, schemaFor, 0);
  const others = Array.from({ length: first.ways - 1 }, (_, index) => fill(root, schemaFor, index + 1));
  const filled = [first, ...others];
  const gaps = filled.flatMap(({ paths }) => paths.map((path) => place(file, path)));
  return { values: filled.flatMap(({ data }) => (data === undefined ? [] : [data])), gaps: [...new Set(gaps)] };
}

interface Filled<T> {
  /** @default - what is refused is the whole */
  readonly data?: T;
  readonly paths: readonly (readonly PropertyKey[])[];
  /** How many stand-ins the gap with the most of them has. */
  readonly ways: number;
}

/** Fills each gap with the stand-in whose turn it is, again and again: what is filled in can open further gaps. */
function fill<S extends z.ZodType>(root: unknown, schemaFor: SchemaFor<S>, turn: number): Filled<z.output<S>> {
  const schema = schemaFor(root);
  const { success, data, error } = schema.safeParse(root, ONCE);
  if (success) return { data, paths: [], ways: 1 };
  const unknown = unknownKeys(schema, root, error.issues);
  if (unknown.length > 0) return fill(withoutUnknownKeys(root, unknown), schemaFor, turn);
  const gaps = error.issues.map((issue) => ({ path: issue.path, standIns: standInsFor(schema, root, issue) }));
  const hopeless = gaps.filter(({ standIns }) => standIns.length === 0).map(({ path }) => lastField(root, path));
  const paths = gaps.map(({ path }) => path);
  if ([...paths, ...hopeless].some((path) => path.length === 0)) return { paths, ways: 1 };
  const filled = gaps.reduce<unknown>((value, { path, standIns }) => {
    return standIns.length === 0 ? value : changedAt(value, path, () => standIns[turn % standIns.length]);
  }, root);
  const rest = fill(hopeless.reduce(without, filled), schemaFor, turn);
  const ways = Math.max(rest.ways, ...gaps.map(({ standIns }) => standIns.length));
  return { ...rest, paths: [...paths, ...rest.paths], ways };
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
