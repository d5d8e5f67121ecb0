import type { JsonObject, JsonValue } from './json-value';

/*
 * Reads the YAML that lib/yaml writes, and nothing else: block style, plain and double-quoted scalars, literal blocks.
 * Whatever it does not know it refuses, so that no text is ever read otherwise than a YAML reader would read it.
 * test/diff/read-yaml.test.ts holds it to the writer and to a reader of the whole language.
 */

/** @returns undefined when this is not what lib/yaml writes */
export function readYaml(text: string): JsonValue | undefined {
  if (!text.endsWith('\n')) return undefined;
  const lines = text.slice(0, -1).split('\n');
  try {
    const reader = new Reader(lines);
    const value = reader.block(0);
    return reader.isAtEnd ? value : undefined;
  } catch (error) {
    if (error instanceof NotOurs) return undefined;
    throw error;
  }
}

class NotOurs extends Error {}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/;
/** How the writer begins a plain string: letters, digits, and what paths, variables and flags begin with. */
const PLAIN = /^[A-Za-z0-9/$-][^#]*$/;
const ENTRY = /^(?<name>"(?:[^"\\]|\\.)*"|[^"\s?#[\]{}|>&*!%@`][^#]*?):(?: (?<rest>.*))?$/;
const YAML_ESCAPE = /\\(?:\\|"|x(?<two>[0-9a-f]{2})|U(?<eight>[0-9a-f]{8}))/g;

class Reader {
  private index = 0;

  constructor(private readonly lines: string[]) {}

  public get isAtEnd(): boolean {
    return this.index >= this.lines.length;
  }

  /** The value whose first line is the current one, indented by so many spaces. */
  public block(indent: number): JsonValue {
    const content = this.content(indent);
    if (content === undefined) throw new NotOurs();
    if (content === '-' || content.startsWith('- ')) return this.sequence(indent);
    if (content.startsWith('? ') || ENTRY.test(content)) return this.mapping(indent);
    this.index++;
    return this.inline(content, indent);
  }

  /** What the current line holds behind its indent; undefined when it is indented otherwise, or there is none. */
  private content(indent: number): string | undefined {
    const line = this.lines[this.index];
    if (line === undefined || indentOf(line) !== indent || line.length === indent) return undefined;
    return line.slice(indent);
  }

  private sequence(indent: number): JsonValue[] {
    const items: JsonValue[] = [];
    for (let content = this.content(indent); content?.startsWith('-') === true; content = this.content(indent)) {
      if (content === '-') throw new NotOurs();
      if (!content.startsWith('- ')) break;
      items.push(this.afterDash(content.slice(2), indent + 2));
    }
    return items;
  }

  private afterDash(rest: string, indent: number): JsonValue {
    const isNested = rest.startsWith('- ') || rest.startsWith('? ') || ENTRY.test(rest);
    if (!isNested) {
      this.index++;
      return this.inline(rest, indent);
    }
    // The dash gives way to a space: what follows it is a block like any other.
    this.lines[this.index] = `${' '.repeat(indent)}${rest}`;
    return this.block(indent);
  }

  private mapping(indent: number): JsonObject {
    const fields = new Map<string, JsonValue>();
    for (let content = this.content(indent); content !== undefined; content = this.content(indent)) {
      if (content.startsWith('- ')) break;
      const [name, rest] = content.startsWith('? ') ? this.longKey(content, indent) : entryOf(content);
      if (fields.has(name)) throw new NotOurs();
      this.index++;
      fields.set(name, rest === undefined ? this.nested(indent) : this.inline(rest, indent + 2));
    }
    return Object.fromEntries(fields);
  }

  private longKey(content: string, indent: number): [string, string | undefined] {
    this.index++;
    const value = this.content(indent);
    if (value === undefined || !/^:(?: |$)/.test(value)) throw new NotOurs();
    return [nameOf(content.slice(2)), value === ':' ? undefined : value.slice(2)];
  }

  /** A mapping is indented under its key, a sequence is not. */
  private nested(indent: number): JsonValue {
    const isSequence = this.content(indent)?.startsWith('- ') === true;
    return isSequence ? this.sequence(indent) : this.block(indent + 2);
  }

  private inline(text: string, indent: number): JsonValue {
    if (text === '{}') return {};
    if (text === '[]') return [];
    if (text === '|' || text === '|-' || text === '|+') return this.literal(text, indent);
    return scalar(text);
  }

  private literal(header: string, indent: number): string {
    const found: string[] = [];
    for (let line = this.lines[this.index]; line !== undefined; line = this.lines[this.index]) {
      if (line !== '' && indentOf(line) < indent) break;
      found.push(line.slice(indent));
      this.index++;
    }
    // A reader takes the indent from the first line, and what it does with empty ones depends on the header.
    const isPlain = found[0] !== undefined && /^[^ ]/.test(found[0]);
    if (!isPlain || (found.at(-1) === '') !== (header === '|+')) throw new NotOurs();
    const text = found.join('\n');
    if (header === '|-') return text;
    return `${text}\n`;
  }
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 0x20) indent++;
  return indent;
}

function entryOf(content: string): [string, string | undefined] {
  const groups = ENTRY.exec(content)?.groups;
  if (groups === undefined) throw new NotOurs();
  return [nameOf(groups['name'] ?? ''), groups['rest']];
}

function nameOf(text: string): string {
  const value = scalar(text);
  if (typeof value !== 'string') throw new NotOurs();
  return value;
}

function scalar(text: string): JsonValue {
  if (text.startsWith('"')) return quoted(text);
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (text === 'null') return null;
  if (NUMBER.test(text)) return Number(text);
  if (!PLAIN.test(text) || text.endsWith(' ') || / #|: |:$/.test(text)) throw new NotOurs();
  return text;
}

function quoted(text: string): string {
  const json = text.replace(YAML_ESCAPE, (match, two: string | undefined, eight: string | undefined) => {
    if (two !== undefined) return `\\u00${two}`;
    if (eight === undefined) return match;
    return JSON.stringify(String.fromCodePoint(Number.parseInt(eight, 16))).slice(1, -1);
  });
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'string') return value;
  } catch {
    throw new NotOurs();
  }
  throw new NotOurs();
}
