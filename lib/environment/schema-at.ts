import { z } from 'zod';
import { valueAt } from './value-at';

/** The schema of what lies at a path; through a union the way leads along the option that the value chose. */
export function schemaAt(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  [head, ...rest]: readonly PropertyKey[],
): z.core.$ZodType | undefined {
  if (head === undefined) return schema;
  return schemaAt(childOf(chosen(schema, value), head), valueAt(value, [head]), rest);
}

/** Looks behind defaults, and takes the option of a union that the value chose. */
export function chosen(schema: z.core.$ZodType | undefined, value: unknown): z.core.$ZodType | undefined {
  if (mayBeLeftOut(schema)) return chosen(schema.unwrap(), value);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const discriminator = schema.def.discriminator;
  const choice = valueAt(value, [discriminator]);
  return schema.options.find((option) => accepts(option, discriminator, choice)) ?? schema;
}

/** Whether a schema bears that nothing is there. */
export function mayBeLeftOut(
  schema: z.core.$ZodType | undefined,
): schema is z.ZodDefault | z.ZodPrefault | z.ZodOptional {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
}

function childOf(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return fieldOf(schema, String(key));
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

function fieldOf(schema: z.ZodObject, key: string): z.core.$ZodType | undefined {
  return (schema.shape as Record<string, z.core.$ZodType>)[key];
}

function accepts(option: z.core.$ZodType, key: string, value: unknown): boolean {
  const field = option instanceof z.ZodObject ? fieldOf(option, key) : undefined;
  return field !== undefined && z.safeParse(field, value).success;
}
