import { z } from 'zod';
import { QUANTITY } from '../quantity';

/** A map of texts: labels, tags, parameters. */
export const texts = z.record(z.string().min(1), z.string());

/** An attribute or tag of a load balancer. */
export const keyAndValue = z.strictObject({ key: z.string().min(1), value: z.string() });

/** A quantity as a CRD has it: a whole number, or a text with a suffix. */
export const quantity = z.union([z.int(), z.string().regex(QUANTITY, 'is no quantity')], 'is no quantity');

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/ */
export const labelSelector = z.strictObject({
  matchLabels: texts.optional(),
  matchExpressions: z
    .array(
      z.strictObject({
        key: z.string().min(1),
        operator: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
        values: z.array(z.string()).optional(),
      }),
    )
    .optional(),
});

/** How many of the named fields an object has. */
export function countOf(object: object, fields: readonly string[]): number {
  return fields.filter((field) => field in object).length;
}
