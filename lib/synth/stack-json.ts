import { DefaultTokenResolver, StringConcat, TerraformElement, type TerraformStack, Tokenization } from 'cdktf';
import { deepMerge } from 'cdktf/lib/util';

export type Json = Readonly<Record<string, unknown>>;

/** One construct of a stack. */
export interface StackElement {
  /** The construct path. */
  readonly path: string;
  /** What it says of itself, with references that are still to be resolved. */
  readonly json: Json;
}

const RESOLVER = new DefaultTokenResolver(new StringConcat());

/** The elements of a stack, without those of a stack below it. */
export function elementsOf(stack: TerraformStack): StackElement[] {
  const elements = stack.node.findAll().filter((construct) => TerraformElement.isTerraformElement(construct));
  return elements
    .filter(({ cdktfStack }) => cdktfStack === stack)
    .map((element) => ({ path: element.node.path, json: element.toTerraform() as Json }));
}

/**
 * Puts a stack together from its elements: what cdktf's `prepareStack()` and `toTerraform()` make of them, without the
 * metadata of the stack. cdktf asks every element twice and resolves it three times, because a reference between stacks
 * may add elements; here such a reference is a problem, and once is enough.
 */
export function stackJson(stack: TerraformStack, elements: readonly StackElement[]): Json {
  const json: Record<string, unknown> = {};
  for (const element of elements) deepMerge(json, resolve(stack, element.json));
  const overrides = overridesOf(stack);
  deepMerge(json, overrides);
  for (const block of Object.keys(overrides)) json[block] = resolve(stack, json[block]);
  return json;
}

/** It is while preparing that cdktf asks the root of all stacks about references between them. */
function resolve(scope: TerraformStack, value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver: RESOLVER, preparing: true }) as unknown;
}

/** They are private to cdktf; a version without them fails here, and not by leaving them out. */
function overridesOf(stack: TerraformStack): Json {
  const overrides: unknown = Reflect.get(stack, 'rawOverrides');
  if (typeof overrides === 'object' && overrides !== null) return overrides as Json;
  throw new Error('cdktf keeps the overrides of a stack elsewhere than in rawOverrides');
}
