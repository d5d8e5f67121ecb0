import { App } from 'cdk8s';
import type { Environment } from '../environment';
import { gather, type Problem } from '../problems';
import type { ComponentEntry } from '../tree';
import { inClusterOrder, renderComponents } from './components';
import { FileList, nothingIn, type RenderedHalf } from './half';
import type { Fill } from './platform';
import { validationProblems } from './validations';

/** The Kubernetes half of an environment. */
export interface RenderedClusters extends RenderedHalf {
  /** In the order in which they are applied. */
  readonly components: readonly ComponentEntry[];
  /** Every image that they run, once. */
  readonly images: readonly string[];
}

/** Renders the components of one environment in memory. The user's mistakes are problems of the result: none is thrown. */
export function renderClusters(fill: Fill, environment: Environment): RenderedClusters {
  const list = new FileList();
  const problems: Problem[] = [];
  const rendered = gather(problems, () => renderFilled(fill, environment, list));
  problems.push(...(rendered?.problems ?? []));
  const components = gather(problems, () => inClusterOrder(rendered?.components ?? []));
  const { records = [], images = [] } = rendered ?? {};
  return { files: list.files, records, images, components: components ?? [], problems };
}

function renderFilled(fill: Fill, environment: Environment, list: FileList) {
  const root = new App();
  fill(root, environment);
  const { components, records, images, problems } = renderComponents(root, list);
  problems.push(...validationProblems(root), ...nothingIn('component', components));
  return { components, records, images, problems };
}
