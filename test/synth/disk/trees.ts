import { MANIFEST_SCHEMA, type RenderedTree, TreeBuilder } from '../../../lib/tree';

export interface TreeOptions {
  /** @default dev */
  readonly environment?: string;
  /** The one cluster of a partial tree. @default - a whole tree */
  readonly cluster?: string;
}

/** A tree of these files and its platform.json. */
export function treeOf(files: Readonly<Record<string, string>>, options: TreeOptions = {}): RenderedTree {
  const builder = new TreeBuilder();
  for (const [file, text] of Object.entries(files)) builder.addFile(file, text, 'test');
  return builder.finish({
    schema: MANIFEST_SCHEMA,
    environment: options.environment ?? 'dev',
    ...(options.cluster !== undefined && { partial: { cluster: options.cluster } }),
    inputs: {},
    layers: [],
    components: [],
    versions: { kubernetes: {}, addons: {}, charts: {} },
    images: [],
    resources: [],
  });
}
