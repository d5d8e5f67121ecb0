import { checkTree } from '../checks';
import type { Environment } from '../environment';
import { gather, type Problem, throwIfAny } from '../problems';
import type { RenderedTree } from '../tree';
import { readInputs } from './inputs';
import type { Program } from './program';
import { withProgress } from './progress';

export interface Rendered {
  readonly tree: RenderedTree;
  readonly milliseconds: number;
}

/**
 * Renders environments in memory, and checks every tree that comes out. The engine is loaded here: a verb that renders
 * nothing does not wait for it.
 * @throws UserError with the problems of all of them
 */
export async function renderEnvironments(program: Program, environments: readonly Environment[]): Promise<Rendered[]> {
  const [platform, { renderEnvironment }] = await Promise.all([program.loadPlatform(), import('../synth')]);
  const inputs = readInputs(program.root);
  const problems: Problem[] = [];
  const rendered = withProgress((step) =>
    environments.flatMap((environment, index) => {
      const which = `${environment.name} (${index + 1} of ${environments.length})`;
      step(`rendering ${which}`);
      const startedAt = performance.now();
      const tree = gather(problems, () => renderEnvironment(platform, environment, inputs));
      if (tree === undefined) return [];
      step(`checking ${which}`);
      problems.push(...checkTree(tree));
      return [{ tree, milliseconds: performance.now() - startedAt }];
    }),
  );
  throwIfAny(problems);
  return rendered;
}
