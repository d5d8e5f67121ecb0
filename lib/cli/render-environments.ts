import { checkTree } from '../checks';
import type { Environment } from '../environment';
import { gather, type Problem, throwIfAny } from '../problems';
import { loadClustersEngine, type RenderedCloud, type RenderedClusters, type RenderInputs, seal } from '../synth';
import type { RenderedTree } from '../tree';
import { type Attempt, attempt, attemptEach, resultOf } from './attempt';
import { renderClouds } from './cloud-thread';
import { readInputs } from './inputs';
import type { Program } from './program';
import { withProgress } from './progress';

export interface Rendered {
  readonly tree: RenderedTree;
  readonly milliseconds: number;
}

/**
 * Renders environments in memory, and checks every tree that comes out: the Kubernetes half here, and the Terraform half
 * beside it in a thread of its own, where that saves time.
 * @throws UserError with the problems of all of them
 */
export async function renderEnvironments(program: Program, environments: readonly Environment[]): Promise<Rendered[]> {
  const inputs = readInputs(program.root);
  const [clouds, clusters] = await Promise.all([
    renderClouds(program, environments),
    renderAllClusters(program, environments),
  ]);
  const problems: Problem[] = [];
  const rendered = environments.flatMap((environment, index) => {
    const halves = [clouds[index], clusters[index]] as const;
    const made = attempt(() => gather(problems, () => sealAndCheck(environment, inputs, halves, problems)));
    const tree = resultOf(made);
    return tree === undefined ? [] : [{ tree, milliseconds: millisecondsOf([...halves, made]) }];
  });
  throwIfAny(problems);
  return rendered;
}

async function renderAllClusters(program: Program, environments: readonly Environment[]) {
  const [fill, renderClusters] = await Promise.all([program.loadClusters(), loadClustersEngine()]);
  return withProgress((step) =>
    attemptEach(environments, (environment, index) => {
      step(`rendering ${environment.name} (${index + 1} of ${environments.length})`);
      return renderClusters(fill, environment);
    }),
  );
}

/** A bug of ours in either half is thrown on, in the order in which one thread would have met them. */
function sealAndCheck(
  environment: Environment,
  inputs: RenderInputs,
  [cloud, clusters]: readonly [Attempt<RenderedCloud> | undefined, Attempt<RenderedClusters> | undefined],
  problems: Problem[],
): RenderedTree {
  const tree = seal(environment, inputs, resultOf(cloud), resultOf(clusters));
  problems.push(...checkTree(tree));
  return tree;
}

/** The work that went into an environment, whichever thread did it. */
function millisecondsOf(attempts: readonly (Attempt<unknown> | undefined)[]): number {
  return attempts.reduce((sum, made) => sum + (made?.milliseconds ?? 0), 0);
}
