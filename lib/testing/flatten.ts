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

/** What stands in one list of fields and not, or otherwise, in the other; of texts of many lines, the lines that do. */
export function differences(before: readonly Field[], after: readonly Field[]): string[] {
  const old = new Map(before);
  const now = new Map(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => change(path, old.get(path), now.get(path)));
}

function change(path: string, before = 'nothing', after = 'nothing'): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length < 2 || now.length < 2) return `${path}: ${before} → ${after}`;
  const gone = without(old, now).map((line) => `- ${line}`);
  const come = without(now, old).map((line) => `+ ${line}`);
  if (gone.length + come.length === 0) return `${path}: the same lines in another order`;
  return [`${path}:`, ...[...gone, ...come].map((line) => `  ${line}`)].join('\n');
}

/** The lines of a text, which a field holds as a string of JSON. */
function linesOf(value: string): string[] {
  return value.startsWith('"') ? (JSON.parse(value) as string).split('\n') : [value];
}

/** The lines that stand in the one and not, or more seldom, in the other. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
