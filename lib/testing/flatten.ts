import { parse } from 'yaml';

/** One value of a file: where it stands, and what it is. */
export type Field = readonly [path: string, value: string];

/** Every leaf of a value with its path: `spec.ports[0].port`. Empty lists and maps are leaves too. */
export function flatten(value: unknown, path = ''): Field[] {
  const entries = Array.isArray(value)
    ? value.map((item: unknown, index) => [`[${index}]`, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, item]) => [path === '' ? key : `.${key}`, item as unknown] as const)
      : [];
  if (entries.length === 0) return [[path, JSON.stringify(value)]];
  return entries.flatMap(([step, item]) => flatten(item, path + step));
}

/** Every value of a rendered file; a text file is one value. */
export function fieldsOf(file: string, text: string): Field[] {
  if (file.endsWith('.json')) return flatten(JSON.parse(text));
  return file.endsWith('.yaml') ? flatten(parse(text)) : [['', text]];
}

/** What stands in one list of fields and not, or otherwise, in the other. */
export function differences(before: readonly Field[], after: readonly Field[]): string[] {
  const old = new Map(before);
  const now = new Map(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => `${path}: ${old.get(path) ?? 'nothing'} → ${now.get(path) ?? 'nothing'}`);
}
