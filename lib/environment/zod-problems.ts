import { z } from 'zod';
import type { Problem } from '../problems';

type Issue = z.core.$ZodIssue;

/** Turns what zod found in one file into problems: one a key for misspelt keys, one an issue for the rest. */
export function zodProblems(file: string, value: unknown, schema: z.ZodType, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownKey(file, [...issue.path, key], keysAt(schema, value, issue.path)))
      : [wrongValue(file, value, schema, issue)],
  );
}

/** `environments/prod.ts › networks[0].cidr` */
export function place(file: string, path: readonly PropertyKey[]): string {
  if (path.length === 0) return file;
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${file} › ${field.replace(/^\./, '')}`;
}

/** A value as the report shows it: JSON, cut at a length that fits a line. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}

function unknownKey(file: string, path: readonly PropertyKey[], allowed: readonly string[]): Problem {
  const key = String(path.at(-1));
  const guess = closest(key, allowed);
  return {
    where: place(file, path),
    what: 'is not a key that exists here',
    received: key,
    allowed: allowed.join(', '),
    mend: guess === undefined ? 'remove it' : `write '${guess}'`,
  };
}

function wrongValue(file: string, root: unknown, schema: z.core.$ZodType, issue: Issue): Problem {
  const received = valueAt(root, issue.path);
  const allowed = allowedBy(schema, root, issue);
  const missing = received === undefined;
  return {
    where: place(file, issue.path),
    what: missing ? 'is missing' : 'is not an allowed value',
    received: missing ? undefined : shown(received),
    allowed,
    mend: missing ? `add ${String(issue.path.at(-1) ?? 'a value')}` : `set it to ${allowed}`,
  };
}

function allowedBy(schema: z.core.$ZodType, root: unknown, issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int'
        ? 'a whole number'
        : `${/^[aeio]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return issue.values.map((value) => `'${String(value)}'`).join(' or ');
    case 'too_small':
      return issue.origin === 'array'
        ? `at least ${String(issue.minimum)} entry`
        : `more than ${String(issue.minimum)}`;
    case 'invalid_union':
      return discriminatorValues(schema, root, issue.path).join(' or ') || issue.message;
    default:
      return issue.message;
  }
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

/** The keys that the schema knows at a path; in a union, those of the option that the value chose. */
function keysAt(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  const found = schemaAt(schema, value, path);
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

/** The values that choose between the options of a union; the issue's path ends in the key that chooses. */
function discriminatorValues(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  const union = schemaAt(schema, value, path.slice(0, -1));
  if (!(union instanceof z.ZodDiscriminatedUnion)) return [];
  return union.options.flatMap((option) => {
    const chooser = option instanceof z.ZodObject ? fieldOf(option, union.def.discriminator) : undefined;
    if (chooser instanceof z.ZodLiteral) return [...chooser.values].map((literal) => `'${String(literal)}'`);
    return chooser instanceof z.ZodEnum ? chooser.options.map((member) => `'${String(member)}'`) : [];
  });
}

function schemaAt(schema: z.core.$ZodType, value: unknown, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  const inner = unwrap(schema, value);
  const [head, ...rest] = path;
  if (head === undefined) return inner;
  const next = childOf(inner, head);
  return next === undefined ? undefined : schemaAt(next, valueAt(value, [head]), rest);
}

function childOf(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return fieldOf(schema, String(key));
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

function fieldOf(schema: z.ZodObject, key: string): z.core.$ZodType | undefined {
  return (schema.shape as Record<string, z.core.$ZodType>)[key];
}

function unwrap(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap() as z.core.$ZodType, value);
  }
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const discriminator = schema.def.discriminator;
  const choice = valueAt(value, [discriminator]);
  return schema.options.find((option) => accepts(option, discriminator, choice)) ?? schema;
}

function accepts(option: z.core.$ZodType, key: string, value: unknown): boolean {
  const field = option instanceof z.ZodObject ? fieldOf(option, key) : undefined;
  return field !== undefined && z.safeParse(field, value).success;
}

/** The allowed key that is at most a third of its length away. */
function closest(key: string, allowed: readonly string[]): string | undefined {
  const near = allowed
    .map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const substitution = (row[j] ?? 0) + (character === b[j] ? 0 : 1);
      next.push(Math.min(substitution, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
