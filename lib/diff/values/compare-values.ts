import { compareText } from '../../problems';
import type { Edit, Path } from './edit';
import { isList, isObject, type JsonObject, type JsonValue, keyOf } from './json-value';
import { structureOf } from './structure-of';

/** Every value that differs between two, by path, sorted as the keys are; a text that is JSON or YAML is looked into. */
export function compareValues(before: JsonValue | undefined, after: JsonValue | undefined, path: Path = []): Edit[] {
  if (before === after) return [];
  if (isObject(before) && isObject(after)) return compareObjects(before, after, path);
  if (isList(before) && isList(after)) return compareLists(before, after, path);
  if (typeof before === 'string' && typeof after === 'string') return compareTexts(before, after, path);
  return [edit(path, before, after)];
}

function edit(path: Path, before: JsonValue | undefined, after: JsonValue | undefined): Edit {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function compareObjects(before: JsonObject, after: JsonObject, path: Path): Edit[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
  return keys.flatMap((key) => compareValues(own(before, key), own(after, key), [...path, key]));
}

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function compareLists(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): Edit[] {
  if (keyOf(before) === keyOf(after)) return [];
  const all = [...before, ...after];
  if (all.every((item) => !isObject(item) && !isList(item))) return compareScalars(before, after, path);
  const [named, namedAfter] = [byName(before), byName(after)];
  if (named === undefined || namedAfter === undefined) return compareByPlace(before, after, path);
  const names = [...new Set([...named.keys(), ...namedAfter.keys()])].sort(compareText);
  const edits = names.flatMap((name) => compareValues(named.get(name), namedAfter.get(name), [...path, `[${name}]`]));
  return edits.length > 0 ? edits : [edit(path, [...named.keys()], [...namedAfter.keys()])];
}

/** What names an item of a list, best first: of Kubernetes, Prometheus, IAM. */
const NAMES = ['name', 'alert', 'record', 'job_name', 'Sid', 'sid', 'id', 'key', 'rule_name', 'uid', 'title'];

/** The items by what names them, or undefined when something has no name, or two have the same. */
function byName(items: readonly JsonValue[]): Map<string, JsonValue> | undefined {
  const named = new Map<string, JsonValue>();
  for (const item of items) {
    const name = nameOf(item);
    if (name === undefined || named.has(name)) return undefined;
    named.set(name, item);
  }
  return named;
}

function nameOf(item: JsonValue): string | undefined {
  if (!isObject(item)) return undefined;
  for (const key of NAMES) {
    const name = own(item, key);
    if (typeof name === 'string') return `${key}=${name}`;
  }
  return undefined;
}

/** Flags are paired by what stands before their `=`; what has only moved is the whole list. */
function compareScalars(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): Edit[] {
  const lost = without(before, after);
  const gained = without(after, before);
  if (lost.length + gained.length === 0) return [edit(path, before, after)];
  const flags = [...new Set([...lost, ...gained].map(flagOf))].sort(compareText);
  return flags.flatMap((flag) => {
    const [olds, news] = [lost, gained].map((items) => items.filter((item) => flagOf(item) === flag));
    const length = Math.max(olds?.length ?? 0, news?.length ?? 0);
    return Array.from({ length }, (_, index) => edit([...path, '[]'], olds?.[index], news?.[index]));
  });
}

function flagOf(item: JsonValue): string {
  const text = typeof item === 'string' ? item : keyOf(item);
  return /^(?<flag>[^=]+)=/.exec(text)?.groups?.['flag'] ?? text;
}

/** The items that another list does not have as often. */
function without(items: readonly JsonValue[], others: readonly JsonValue[]): JsonValue[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return items.filter((item) => {
    const left = counts.get(keyOf(item)) ?? 0;
    counts.set(keyOf(item), left - 1);
    return left <= 0;
  });
}

/** What is the same at both ends is left out, the rest is paired by place. */
function compareByPlace(before: readonly JsonValue[], after: readonly JsonValue[], path: Path): Edit[] {
  const { head, tail } = sameEnds(before.map(keyOf), after.map(keyOf));
  const [olds, news] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const length = Math.max(olds.length, news.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    compareValues(olds[index], news[index], [...path, `[${head + index}]`]),
  );
}

function compareTexts(before: string, after: string, path: Path): Edit[] {
  const structures = [structureOf(before), structureOf(after)];
  if (structures[0] !== undefined && structures[1] !== undefined) {
    const edits = compareValues(structures[0], structures[1], path);
    if (edits.length > 0) return edits;
  }
  if (!before.includes('\n') && !after.includes('\n')) return [edit(path, before, after)];
  return [compareLines(before.split('\n'), after.split('\n'), path)];
}

function compareLines(before: readonly string[], after: readonly string[], path: Path): Edit {
  const { head, tail } = sameEnds(before, after);
  const [olds, news] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const text = (lines: readonly string[]) => (lines.length === 0 ? undefined : lines.join('\n'));
  return { ...edit(path, text(olds), text(news)), line: head + 1 };
}

/** How many items are the same at the beginning, and at the end of what is left. */
function sameEnds(before: readonly string[], after: readonly string[]): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}
