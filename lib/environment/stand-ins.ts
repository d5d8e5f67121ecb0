import { z } from 'zod';
import { choicesOf, meant } from './meant';
import { isRegion } from './regions';
import { mayBeLeftOut, schemaAt } from './schema-at';
import { valueAt } from './value-at';

/**
 * What can stand where a value is refused: the choice or the amount that was meant, or else several values that are as
 * unlike as can be. None where the schema asks for more of a text than that it is one.
 */
export function standInsFor(schema: z.ZodType, root: unknown, issue: z.core.$ZodIssue): readonly unknown[] {
  const likely = meant(issue, valueAt(root, issue.path));
  const choices = choicesOf(issue);
  if (typeof likely === 'number' || (likely !== undefined && choices.length > 0)) return [likely];
  const unlike = choices.length > 0 ? choices : standIns(schemaAt(schema, root, issue.path), textsFor(root));
  return likely === undefined ? unlike : [likely, ...unlike];
}

function standIns(schema: z.core.$ZodType | undefined, texts: readonly string[]): readonly unknown[] {
  if (mayBeLeftOut(schema)) return [undefined, ...standIns(schema.unwrap(), texts)];
  if (schema instanceof z.ZodString) return schema.def.checks === undefined ? texts : [];
  if (schema instanceof z.ZodNumber) return [1, 1_000_000];
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodArray) return [[], ...standIns(schema.element, texts).map((entry) => [entry])];
  if (schema instanceof z.ZodRecord) return [{}];
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.flatMap((option) => standIns(option, texts));
  return schema instanceof z.ZodObject ? objects(schema, texts) : [];
}

/** As many objects as the field with the most stand-ins has. */
function objects({ shape }: z.ZodObject, texts: readonly string[]): object[] {
  const fields = Object.entries(shape as Record<string, z.core.$ZodType>).map(
    ([key, schema]) => [key, standIns(schema, texts)] as const,
  );
  if (fields.some(([, values]) => values.length === 0)) return [];
  const count = Math.max(1, ...fields.map(([, values]) => values.length));
  return Array.from({ length: count }, (_, turn) =>
    Object.fromEntries(fields.map(([key, values]) => [key, values[turn % values.length]])),
  );
}

/**
 * A word that nobody uses, about which rules have nothing to say but at its own place; a URL, since other fields are
 * compared with a repository; and the regions that the file names, since networks and clusters have to lie in one.
 */
function textsFor(root: unknown): string[] {
  return ['unknown', 'https://github.com/unknown/unknown.git', ...new Set(regionsIn(root))];
}

function regionsIn(value: unknown): string[] {
  if (typeof value === 'string') return isRegion(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(regionsIn) : [];
}
