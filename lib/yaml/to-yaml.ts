import type { JsonObject, JsonValue } from './json-value';
import { blockText, isBlock, numberText, stringText } from './scalar';

/** The order in which a person expects the head of a Kubernetes object. */
const HEAD = ['apiVersion', 'kind', 'metadata'];

/**
 * Readers look for the `:` of a key within 1024 characters; a longer key is marked by `? `.
 * @see https://yaml.org/spec/1.2.2/#742-flow-mappings
 */
const LONGEST_UNMARKED_KEY = 1000;

/**
 * Emits one Kubernetes object as YAML, in the look of kubectl: block style, two spaces, a sequence not indented under
 * its key; apiVersion, kind and metadata first, all other keys sorted by code unit. Every string comes back as it was
 * from the Go reader of Kubernetes and from readers of YAML 1.1 and 1.2.
 *
 * @throws Error for what is not plain JSON data. It has been refused by field name before, so here it is our bug.
 */
export function toYaml(value: JsonValue): string {
  if (isSequence(value)) return `${sequence(value, ' ', '\n').slice(1)}\n`;
  if (isMapping(value)) return `${mapping(value, keysOfDocument(value), ' ', '\n').slice(1)}\n`;
  return `${flatText(value)}\n`;
}

/**
 * @param lead what stands before the first entry: a new line with its indent, or the space behind a dash
 * @param newline what stands before every other entry
 */
function mapping(object: JsonObject, keys: readonly string[], lead: string, newline: string): string {
  if (keys.length === 0) return ' {}';
  let text = '';
  let before = lead;
  for (const key of keys) {
    const name = stringText(key);
    text += name.length > LONGEST_UNMARKED_KEY ? `${before}? ${name}${newline}:` : `${before}${name}:`;
    text += afterKey(object[key], newline);
    before = newline;
  }
  return text;
}

function sequence(items: readonly JsonValue[], lead: string, newline: string): string {
  if (items.length === 0) return ' []';
  let text = '';
  let before = lead;
  for (const item of items) {
    text += `${before}-${afterDash(item, `${newline}  `)}`;
    before = newline;
  }
  return text;
}

function afterKey(value: JsonValue | undefined, newline: string): string {
  if (isSequence(value)) return sequence(value, newline, newline);
  const deeper = `${newline}  `;
  return isMapping(value) ? mapping(value, sortedKeys(value), deeper, deeper) : scalar(value, deeper);
}

function afterDash(value: JsonValue | undefined, newline: string): string {
  if (isSequence(value)) return sequence(value, ' ', newline);
  return isMapping(value) ? mapping(value, sortedKeys(value), ' ', newline) : scalar(value, newline);
}

function scalar(value: JsonValue | undefined, newline: string): string {
  return typeof value === 'string' && isBlock(value) ? ` ${blockText(value, newline)}` : ` ${flatText(value)}`;
}

/** A scalar that stays on its line. */
function flatText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return stringText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  throw new Error(`YAML is written from plain JSON data only, received a value of type ${typeof value}`);
}

function isSequence(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** True for the mapping of a JSON object; an object with a class of its own (a Date, a Map, a construct) throws. */
function isMapping(value: JsonValue | undefined): value is JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  // Two steps up, not `=== Object.prototype`: an object of another realm (a vm context, a test runner) is plain too.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true;
  throw new Error(`YAML is written from plain JSON data only, received an object of class ${value.constructor.name}`);
}

function keysOfDocument(object: JsonObject): string[] {
  const head = HEAD.filter((key) => Object.hasOwn(object, key));
  return [...head, ...sortedKeys(object).filter((key) => !HEAD.includes(key))];
}

/** The order of `sort()` is by code unit: the same on every machine. */
function sortedKeys(object: JsonObject): string[] {
  return Object.keys(object).sort();
}
