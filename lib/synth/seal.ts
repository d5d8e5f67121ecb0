import type { Environment } from '../environment';
import { compareText, throwIfAny } from '../problems';
import { MANIFEST_SCHEMA, type Manifest, type RenderedTree, TreeBuilder } from '../tree';
import { GIT_ATTRIBUTES, readme } from './readme';
import type { RenderedCloud } from './render-cloud';
import type { RenderedClusters } from './render-clusters';

/** Runtime dependencies by name, as pinned in package-lock.json. */
export type RenderInputs = Readonly<Record<string, string>>;

/**
 * Makes one tree of the two halves of an environment.
 * @throws UserError with every problem in both halves, and of files that clash
 */
export function seal(
  environment: Environment,
  inputs: RenderInputs,
  cloud: RenderedCloud,
  clusters: RenderedClusters,
): RenderedTree {
  const tree = new TreeBuilder();
  for (const { path, text, maker } of [...cloud.files, ...clusters.files]) tree.addFile(path, text, maker);
  throwIfAny([...cloud.problems, ...clusters.problems, ...tree.problems]);
  const { layers } = cloud;
  const { components, images } = clusters;
  tree.addFile('README.md', readme(environment, layers, components), 'README.md');
  tree.addFile('.gitattributes', GIT_ATTRIBUTES, '.gitattributes');
  throwIfAny(tree.problems);
  return tree.finish({
    schema: MANIFEST_SCHEMA,
    environment: environment.name,
    inputs: { ...inputs },
    layers: [...layers],
    components: [...components],
    versions: versionsInUse(environment),
    images: [...images],
    resources: [...cloud.records, ...clusters.records].sort((a, b) => compareText(a.id, b.id)),
  });
}

function versionsInUse({ clusters, versions }: Environment): Manifest['versions'] {
  const kubernetes = clusters.map(({ name, kubernetesVersion }) => [name, kubernetesVersion] as const);
  const addons = clusters.map(({ name, kubernetesVersion, addons: wanted }) => {
    const pinned = Object.entries(versions.addons[kubernetesVersion] ?? {}).filter(([addon]) => wanted.includes(addon));
    return [name, Object.fromEntries(pinned)] as const;
  });
  const charts = Object.entries(versions.charts).map(([name, { version }]) => [name, version] as const);
  return {
    kubernetes: Object.fromEntries(kubernetes),
    addons: Object.fromEntries(addons),
    charts: Object.fromEntries(charts),
  };
}
