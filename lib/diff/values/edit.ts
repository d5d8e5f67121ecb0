import type { JsonValue } from './json-value';

/** Keys from the outside in; an item of a list is `[name=app]` when something names it, else `[0]`. */
export type Path = readonly string[];

/** One value that differs, as it is: `hideSecrets` makes of it what may be shown. */
export interface Edit {
  readonly path: Path;
  /** The first line that differs in a text of many lines, from 1. @default - the whole value differs */
  readonly line?: number;
  /** @default - it was not there */
  readonly before?: JsonValue;
  /** @default - it is no longer there */
  readonly after?: JsonValue;
}

const SIMPLE_KEY = /^[A-Za-z_][\w-]*$/;

/** `spec.template.spec.containers[name=app].image` */
export function pathText(path: Path): string {
  return path.reduce((text, key) => {
    if (/^\[.*\]$/s.test(key)) return text + key;
    if (!SIMPLE_KEY.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** The keys of a path without the items of lists: `spec.template.spec.containers.image`. */
export function fieldPath(path: Path): string {
  return path.filter((key) => !key.startsWith('[')).join('.');
}
