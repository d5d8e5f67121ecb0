import { changedAt } from '../../../lib/environment/value-at';

export type Path = readonly (string | number)[];

/** A sound object with another value at one place; `undefined` takes the field away. */
export function seeded(object: object, path: Path, value: unknown): object {
  return JSON.parse(JSON.stringify(changedAt(object, path, () => value))) as object;
}
