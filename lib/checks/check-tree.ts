import type { Problem } from '../problems';
import type { RenderedTree } from '../tree';
import { removedApis } from './removed-apis';

/** One judgement over a rendered tree: finds problems, changes nothing, throws nothing. */
export type Check = (tree: RenderedTree) => Problem[];

/** Every check, in the order of the alphabet; the report sorts by place. */
export const CHECKS = { removedApis } satisfies Readonly<Record<string, Check>>;

/** Everything that is wrong with a rendered tree. */
export function checkTree(tree: RenderedTree): Problem[] {
  return Object.values(CHECKS).flatMap((check) => check(tree));
}
