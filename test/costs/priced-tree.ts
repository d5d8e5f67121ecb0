import type { RenderedTree } from '../../lib/tree';
import { TreeBuilder } from '../../lib/tree';

/** Resources as cdk.tf.json has them: by type, then by logical id. */
type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

export interface PricedLayer {
  readonly resources: Resources;
  /** @default eu-west-2 */
  readonly region?: string;
  /** @default - the layer belongs to no cluster */
  readonly cluster?: string;
}

/** A tree of Terraform layers by name, as much of one as what it costs depends on. */
export function pricedTree(layers: Readonly<Record<string, PricedLayer>>, environment = 'test'): RenderedTree {
  const builder = new TreeBuilder();
  const entries = Object.entries(layers).map(([name, { resources, region = 'eu-west-2', cluster }]) => {
    const path = `terraform/${name}`;
    builder.addFile(`${path}/cdk.tf.json`, JSON.stringify({ resource: resources }), name);
    const entry = { name, path, region, cluster, stateKey: `${environment}/${name}.tfstate`, needs: [] };
    return { entry, records: recordsOf(name, resources) };
  });
  return builder.finish({
    schema: 'platform/v1',
    environment,
    inputs: {},
    layers: entries.map(({ entry }) => entry),
    components: [],
    versions: { kubernetes: {}, addons: {}, charts: {} },
    images: [],
    resources: entries.flatMap(({ records }) => records),
  });
}

function recordsOf(layer: string, resources: Resources): RenderedTree['manifest']['resources'] {
  return Object.entries(resources).flatMap(([type, bodies]) =>
    Object.keys(bodies).map((name) => ({
      half: 'terraform' as const,
      mode: 'managed' as const,
      type,
      layer,
      id: `${layer}/${type}.${name}`,
      name,
      file: `terraform/${layer}/cdk.tf.json`,
      constructPath: name,
      owner: 'platform',
      hash: '0'.repeat(64),
    })),
  );
}
