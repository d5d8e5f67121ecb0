/** Where in an object: `['spec', 'containers', 0, 'image']`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with an object. */
export interface Finding {
  /** The field, from the top of the object. */
  readonly path: Path;
  /** What is wrong with it, to be read after the path. */
  readonly what: string;
}

/** What every schema says of a field that it has not. */
export const UNKNOWN_FIELD = 'is no field that exists here';

/** What every schema says of a field that has to be there. */
export const MISSING = 'is missing';

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
