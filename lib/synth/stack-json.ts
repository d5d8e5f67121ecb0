import { DefaultTokenResolver, StringConcat, TerraformElement, type TerraformStack, Tokenization } from 'cdktf';
import { deepMerge } from 'cdktf/lib/util';

export type Json = Readonly<Record<string, unknown>>;

/** One addressable thing of a layer: `resource`, `aws_vpc`, `main`. */
export interface Address {
  readonly block: string;
  readonly type: string;
  readonly logicalId: string;
}

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
    .map((element) => ({ path: element.node.path, json: withoutMetadata(element.toTerraform() as Json) }));
}

/**
 * Puts a stack together from its elements: what cdktf's `prepareStack()` and `toTerraform()` make of them, without
 * metadata. cdktf asks every element twice and resolves it three times, because a reference between stacks may add
 * elements; here such a reference is a problem, and once is enough.
 */
export function stackJson(stack: TerraformStack, elements: readonly StackElement[]): Json {
  const json: Record<string, unknown> = {};
  for (const element of elements) deepMerge(json, resolve(stack, withoutUndefined(element.json)));
  const overrides = overridesOf(stack);
  deepMerge(json, overrides);
  for (const block of Object.keys(overrides)) json[block] = resolve(stack, json[block]);
  return json;
}

export function* addressesIn(json: Json): Generator<Address & { readonly body: unknown }> {
  for (const block of ['resource', 'data', 'output']) {
    for (const [type, members] of Object.entries((json[block] ?? {}) as Record<string, object>)) {
      // Outputs have no type of their own: the name stands one level higher.
      if (block === 'output') yield { block, type: '-', logicalId: type, body: members };
      else for (const [logicalId, body] of Object.entries(members)) yield { block, type, logicalId, body };
    }
  }
}

/** Without construct paths and the like, which Terraform ignores. */
function withoutMetadata(json: Json): Json {
  for (const { body } of addressesIn(json)) Reflect.deleteProperty(Object(body) as object, '//');
  return json;
}

/** A resource names every attribute that it could have; cdktf leaves out what is undefined, but resolves its name first. */
function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const defined: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) defined[key] = withoutUndefined(inner);
  return defined;
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
