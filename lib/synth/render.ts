import { App } from 'cdk8s';
import type { Environment } from '../environment';
import { compareText, gather, type Problem, throwIfAny } from '../problems';
import { MANIFEST_SCHEMA, type Manifest, type RenderedTree, TreeBuilder } from '../tree';
import { CloudRoot } from './cloud-root';
import { inClusterOrder, renderComponents } from './components';
import { withoutCreationStacks } from './creation-stacks';
import { inLayerOrder, renderLayers } from './layers';
import { GIT_ATTRIBUTES, readme } from './readme';
import type { Platform } from './platform';
import { forgettingTokens } from './token-map';
import { validationProblems } from './validations';

/** Runtime dependencies by name, as pinned in package-lock.json. */
export type RenderInputs = Readonly<Record<string, string>>;

/**
 * Renders one environment whole, in memory: compose, render, validate, seal. Pure: the same platform, environment and
 * inputs give the same bytes on any machine.
 * @throws UserError with every problem in both halves
 */
export function renderEnvironment(platform: Platform, environment: Environment, inputs: RenderInputs): RenderedTree {
  return forgettingTokens(() => withoutCreationStacks(() => renderWhole(platform, environment, inputs)));
}

function renderWhole(platform: Platform, environment: Environment, inputs: RenderInputs): RenderedTree {
  const tree = new TreeBuilder();
  const problems: Problem[] = [];
  const cloud = gather(problems, () => renderCloud(platform, environment, tree));
  const clusters = gather(problems, () => renderClusters(platform, environment, tree));
  throwIfAny([...problems, ...tree.problems]);
  if (cloud === undefined || clusters === undefined) throw new Error('a half was not rendered, and nobody said why');
  const { layers } = cloud;
  const { components, images } = clusters;
  tree.addFile('README.md', readme(environment, layers, components), 'README.md');
  tree.addFile('.gitattributes', GIT_ATTRIBUTES, '.gitattributes');
  throwIfAny(tree.problems);
  return tree.finish({
    schema: MANIFEST_SCHEMA,
    environment: environment.name,
    inputs: { ...inputs },
    layers,
    components,
    versions: versionsInUse(environment),
    images,
    resources: [...cloud.records, ...clusters.records].sort((a, b) => compareText(a.id, b.id)),
  });
}

function renderCloud(platform: Platform, environment: Environment, tree: TreeBuilder) {
  const root = new CloudRoot();
  platform.cloud(root, environment);
  const rendered = renderLayers(root, tree);
  // Validation comes last: cdktf asks some elements for their logical id only while it renders them.
  const problems = [...rendered.problems, ...root.problems, ...validationProblems(root)];
  problems.push(...nothingIn('layer', rendered.layers));
  const layers = gather(problems, () => inLayerOrder(rendered.layers));
  throwIfAny(problems);
  return { layers: layers ?? [], records: rendered.records };
}

function renderClusters(platform: Platform, environment: Environment, tree: TreeBuilder) {
  const root = new App();
  platform.clusters(root, environment);
  const rendered = renderComponents(root, tree);
  const problems = [...rendered.problems, ...validationProblems(root), ...nothingIn('component', rendered.components)];
  const components = gather(problems, () => inClusterOrder(rendered.components));
  throwIfAny(problems);
  return { components: components ?? [], images: rendered.images, records: rendered.records };
}

/** An agent or a Terraform runner that is handed nothing would remove everything. */
function nothingIn(what: string, rendered: readonly unknown[]): Problem[] {
  if (rendered.length > 0) return [];
  return [
    {
      where: 'platform/platform.ts',
      what: `renders no ${what}`,
      allowed: `at least one ${what} an environment`,
      mend: 'remove the environment from environments/index.ts if it is not wanted any more',
    },
  ];
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
