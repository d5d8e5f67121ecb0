import type { Problem } from '../../problems';
import type { Manifest, RenderedTree } from '../../tree';
import { acknowledgementFor } from './acknowledgement';
import { foreignProblems } from './foreign';
import { pruneProblems } from './prune-budget';
import type { Publication } from './publication';
import { proposalBranch } from './publication';
import type { Situation } from './situation';
import type { Tip } from './tips';

/** What an environment has on the remote. */
interface Found {
  /** What is applied. */
  readonly active: Tip | undefined;
  /** What the branch is at that is committed to; the same, when nobody has to merge. */
  readonly there: Tip | undefined;
  /** The manifest of what is applied. */
  readonly before: Manifest | undefined;
}

/** What stands against publishing an environment. What is wrong with its branch hides the rest. */
export function planProblems(publication: Publication, situation: Situation, found: Found): Problem[] {
  const { tree } = publication;
  const checks = [
    () => contentProblems(tree.manifest),
    () => foreignCommits(publication, situation, found),
    () => [found.active, found.there].flatMap((tip) => (tip === undefined ? [] : orderProblems(tip, situation))),
    () => (found.before === undefined ? [] : unsaidLosses(found.before, tree, found.active, situation)),
  ];
  for (const check of checks) {
    const problems = check();
    if (problems.length > 0) return problems.map((problem) => withBranch(problem, publication));
  }
  return [];
}

function contentProblems({ environment, partial, resources }: Manifest): Problem[] {
  if (partial !== undefined) {
    return [
      {
        where: environment,
        what: 'is a partial render',
        received: `cluster ${partial.cluster} only`,
        allowed: 'a whole rendered tree',
        mend: 'render it without --cluster',
      },
    ];
  }
  if (resources.length > 0) return [];
  return [
    {
      where: environment,
      what: 'renders to nothing, and everything that runs would be removed',
      received: 'no resource',
      allowed: 'one resource at least',
      mend: 'look at npm run synth; an environment that is given up leaves environments/index.ts',
    },
  ];
}

function foreignCommits(
  { branch, deliver, tree }: Publication,
  { git }: Situation,
  { active, there }: Found,
): Problem[] {
  const { environment } = tree.manifest;
  const isProposed = deliver === 'pull-request';
  const proposal = proposalBranch(branch);
  if (isProposed && there !== undefined && active === undefined) return [baseIsGone(branch, proposal)];
  return [
    ...(active === undefined ? [] : foreignProblems(git, branch, environment, active, isProposed)),
    ...(isProposed && there !== undefined ? foreignProblems(git, proposal, environment, there, false) : []),
  ];
}

function baseIsGone(branch: string, proposal: string): Problem {
  return {
    where: branch,
    what: `is gone, and its proposals in ${proposal} are there`,
    allowed: 'both, or neither',
    mend: `restore ${branch}, or remove ${proposal} too when the environment begins anew`,
  };
}

/** Whether a commit is made from a source that comes after the present one. */
export function isNewer(tip: Tip | undefined, { history, source }: Situation): boolean {
  const published = tip?.source;
  if (published === undefined || history.holds(published, source.commit)) return false;
  return history.holds(source.commit, published);
}

function orderProblems(tip: Tip, situation: Situation): Problem[] {
  const { history, source, remote } = situation;
  const { source: published, commit: where } = tip;
  if (published === undefined || history.holds(published, source.commit)) return [];
  if (isNewer(tip, situation)) {
    return [
      {
        where,
        what: 'is made from a newer source',
        received: `${published}, which comes after ${source.commit}`,
        allowed: 'the source that it is made from, or one that comes after it',
        mend: 'publish the newer one; to go back, revert the change on main',
      },
    ];
  }
  return [
    {
      where,
      what: 'is made from a source that this one does not come from',
      received: `${published}, which is not in the history of ${source.commit}`,
      allowed: 'the source that it is made from, or one that comes after it',
      mend: `publish from ${(remote.defaultBranch ?? 'main').replace(/^refs\/heads\//, '')}; if its history was rewritten, choose another branch`,
    },
  ];
}

function unsaidLosses(before: Manifest, after: RenderedTree, active: Tip | undefined, situation: Situation): Problem[] {
  const problems = pruneProblems(before, after, situation.budget);
  if (problems.length === 0) return [];
  const values = situation.history.acknowledgements(active?.source, situation.source.commit);
  const said = acknowledgementFor(after.manifest.environment, values, situation.now);
  if (said === 'given') return [];
  if (said === 'none') return problems;
  return problems.map((problem) => ({ ...problem, received: `${problem.received ?? ''}; with ${said.rejected}` }));
}

/** A commit is known to people by its branch. */
function withBranch(problem: Problem, { branch }: Publication): Problem {
  return /^[0-9a-f]{40,64}$/.test(problem.where) ? { ...problem, where: branch } : problem;
}
