import type { Environment } from '../environment';
import { type Problem, UserError } from '../problems';
import { Git, knownRef, readTreeAt } from '../release';
import type { RenderedTree } from '../tree';
import { gitProps } from './surroundings-of-release';

/** What every environment's branch holds, as this clone knows it: what was fetched comes before what is local. */
export function treesOfBranches(root: string, environments: readonly Environment[]): Map<string, RenderedTree> {
  const git = gitIn(root);
  const trees = new Map<string, RenderedTree>();
  for (const { name, gitops } of environments) {
    const ref = knownRef(git, 'origin', gitops.branch);
    if (ref === undefined) tellOfMissing(name, gitops.branch);
    else trees.set(name, ofEnvironment(readTreeAt(git, ref), ref, [name]));
  }
  return trees;
}

/**
 * The tree of one commit, by the environment that it is of.
 * @throws UserError when it is no render, or of an environment that is not asked for
 */
export function treeOfBase(root: string, base: string, environments: readonly string[]): Map<string, RenderedTree> {
  const tree = ofEnvironment(readTreeAt(gitIn(root), base), base, environments);
  return new Map([[tree.manifest.environment, tree]]);
}

/** To take a folder without git for one without branches would tell that everything is new. */
function gitIn(root: string): Git {
  const git = new Git(gitProps(root));
  git.run(['rev-parse', '--git-dir']);
  return git;
}

function ofEnvironment(tree: RenderedTree, ref: string, allowed: readonly string[]): RenderedTree {
  const { environment } = tree.manifest;
  if (allowed.includes(environment)) return tree;
  const problem: Problem = {
    where: ref,
    what: 'holds another environment than the one that is asked for',
    received: environment,
    allowed: allowed.join(', '),
    mend: 'name a commit of that environment, or leave --env out',
  };
  throw new UserError([problem], 'nothing was compared');
}

function tellOfMissing(name: string, branch: string): void {
  process.stderr.write(
    `${branch} is not in this clone: all of ${name} counts as new. git fetch origin ${branch} brings it.\n`,
  );
}
