/** What a rendered file holds once it is read. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The items of a list, or the one value that stands where a list may: Terraform JSON and IAM allow both. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

export function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return listOf(value).filter(isObject);
}

export function stringsOf(value: JsonValue | undefined): readonly string[] {
  return listOf(value).filter((item) => typeof item === 'string');
}

/** What lies at a path of keys, through lists of one block; undefined when any of it is missing. */
export function at(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  let found = value;
  for (const key of keys) {
    const block = isList(found) && found.length === 1 ? found[0] : found;
    if (!isObject(block) || !Object.hasOwn(block, key)) return undefined;
    found = block[key];
  }
  return found;
}

export function textAt(value: JsonValue | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(value: JsonValue | undefined, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  if (typeof found === 'number') return found;
  return typeof found === 'string' && /^-?\d+(?:\.\d+)?$/.test(found) ? Number(found) : undefined;
}

/** A value by which two may be compared: equal values give equal texts. */
export function keyOf(value: JsonValue | undefined): string {
  if (isList(value)) return `[${value.map(keyOf).join(',')}]`;
  if (!isObject(value)) return value === undefined ? '' : JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((field) => `${JSON.stringify(field)}:${keyOf(value[field])}`).join(',')}}`;
}
