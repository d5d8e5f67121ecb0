import type { Environment } from '../environment';
import type { RenderedTree } from '../tree';
import { type Platform, type RenderInputs, seal } from '../synth';
import { renderCloud } from '../synth/render-cloud';
import { renderClusters } from '../synth/render-clusters';

/**
 * Renders one environment whole, at once and in this thread, as the verbs do in two steps. Pure: the same platform, environment and
 * inputs give the same bytes on any machine.
 * @throws UserError with every problem in both halves
 */
export function renderEnvironment(platform: Platform, environment: Environment, inputs: RenderInputs): RenderedTree {
  const { cloud, clusters } = platform;
  return seal(environment, inputs, renderCloud(cloud, environment), renderClusters(clusters, environment));
}
