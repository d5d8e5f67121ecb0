import type { Cluster, Environment } from '../../lib/environment';
import type { TerraformConfiguration } from './configuration';

/** What a layer promises of one property of one resource, once Terraform has applied it. */
export interface Expectation {
  /** A sentence: "the state bucket keeps old versions". */
  readonly promise: string;
  /** `aws_s3_bucket_versioning.terraform_state` */
  readonly resource: string;
  /** Through blocks, by dots: `versioning_configuration.status`; `tags.backup` for one entry of a map. */
  readonly property: string;
  /** The value, or a part of it where it is text that is long: a policy. */
  readonly value: { readonly equals: unknown } | { readonly contains: string };
  /** True where Terraform refuses a resource without the property, before it comes to the promise. */
  readonly required: boolean;
}

/** What a layer promises, in its own words. */
export type Expectations = (about: {
  readonly configuration: TerraformConfiguration;
  readonly environment: Environment;
  readonly region: string;
  /** @default - the layer serves no cluster, or many */
  readonly cluster?: Cluster;
}) => readonly Expectation[];

export function expects(promise: string, resource: string, property: string, equals: unknown): Expectation {
  return { promise, resource, property, value: { equals }, required: false };
}

/** As `expects`, of a property that Terraform itself does not let anybody leave out. */
export function requires(promise: string, resource: string, property: string, equals: unknown): Expectation {
  return { ...expects(promise, resource, property, equals), required: true };
}

/** As `requires`, of a policy or another long text: a part of it. */
export function contains(promise: string, resource: string, property: string, part: string): Expectation {
  return { promise, resource, property, value: { contains: part }, required: true };
}

/** The promise as an assertion of `terraform test`. */
export function assertion({ promise, resource, property, value }: Expectation): string {
  const expression = `try(${expressionOf(resource, property.split('.'))}, null)`;
  const condition =
    'equals' in value
      ? `jsonencode(${expression}) == ${JSON.stringify(JSON.stringify(value.equals))}`
      : `strcontains(${expression}, ${JSON.stringify(value.contains)})`;
  return `  assert {\n    condition     = ${condition}\n    error_message = ${JSON.stringify(promise)}\n  }\n`;
}

/** Blocks are lists or sets of one; a map is entered by its key. */
function expressionOf(resource: string, properties: readonly string[]): string {
  return properties.reduce((expression, property, depth) => {
    if (depth === 0 || properties[depth - 1] === 'tags') return `${expression}.${property}`;
    return `one(${expression}).${property}`;
  }, resource);
}

/**
 * The configuration without the properties that were promised.
 * @throws Error when there is nothing to take away: the promise would hold by accident
 */
export function without(
  configuration: TerraformConfiguration,
  expectations: readonly Expectation[],
): TerraformConfiguration {
  const copy = structuredClone(configuration);
  for (const { resource, property } of expectations) {
    const [type = '', name = ''] = resource.split('.');
    const body: unknown = copy.resource[type]?.[name];
    if (!remove(body, property.split('.'))) throw new Error(`there is no ${property} in ${resource}`);
  }
  return copy;
}

function remove(holder: unknown, [property = '', ...rest]: readonly string[]): boolean {
  if (Array.isArray(holder)) return holder.map((entry) => remove(entry, [property, ...rest])).some(Boolean);
  if (typeof holder !== 'object' || holder === null || !(property in holder)) return false;
  return rest.length === 0 ? Reflect.deleteProperty(holder, property) : remove(Reflect.get(holder, property), rest);
}
