import { isList, isObject, type JsonValue } from './json-value';
import { readYaml } from './read-yaml';

/** What a text in an object means: the JSON of a policy or a dashboard, the YAML of a file of rules; else undefined. */
export function structureOf(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  const found = /^\s*[[{]/.test(text) ? readJson(text) : text.includes('\n') ? readYaml(text) : undefined;
  return isObject(found) || isList(found) ? found : undefined;
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
