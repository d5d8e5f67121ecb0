import { RootConstruct } from 'constructs';
import { Layer } from '../cloud/layer';
import { testEnvironment } from './environments';

/** A block of Terraform JSON. */
export type TerraformBlock = Readonly<Record<string, unknown>>;

type Blocks = Readonly<Record<string, Readonly<Record<string, TerraformBlock>>>>;

/** What a layer renders, for assertions on one object at a time; after the Template of the AWS CDK. */
export interface LayerTemplate {
  /** The whole of it, without cdktf's metadata. */
  readonly json: TerraformBlock;
  /** Every resource of a type, by logical id; empty when there is none. */
  readonly resources: (type: string) => Readonly<Record<string, TerraformBlock>>;
  /** One resource. @throws Error with the logical ids that there are */
  readonly resource: (type: string, logicalId: string) => TerraformBlock;
}

/**
 * Renders a layer `test` in eu-west-2 that holds what `build` puts into it. Calls no Terraform.
 * @throws Error with everything that the constructs in it find wrong
 */
export function layerTemplate(build: (layer: Layer) => void): LayerTemplate {
  const layer = new Layer(new RootConstruct(), { environment: testEnvironment(), name: 'test', region: 'eu-west-2' });
  build(layer);
  layer.prepareStack();
  const json = withoutMetadata(layer.toTerraform()) as TerraformBlock;
  const wrong = layer.node.findAll().flatMap(({ node }) => node.validate());
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return templateOf(json);
}

/** A layer that is rendered already: the JSON of its cdk.tf.json. */
export function templateOf(json: TerraformBlock): LayerTemplate {
  const resources = (type: string) => (json.resource as Blocks | undefined)?.[type] ?? {};
  return { json, resources, resource: (type, logicalId) => find(resources(type), type, logicalId) };
}

function find(ofType: Readonly<Record<string, TerraformBlock>>, type: string, logicalId: string): TerraformBlock {
  const resource = ofType[logicalId];
  if (resource !== undefined) return resource;
  throw new Error(`no ${type}.${logicalId}; there is ${Object.keys(ofType).join(', ') || 'none of this type'}`);
}

/** cdktf puts construct paths under the key `//`. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutMetadata(inner)]));
}
