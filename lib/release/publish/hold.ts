import type { Git } from '../git';
import type { RollbackRecord } from '../ledger';
import { readTips, type Tip } from './tips';

/**
 * The rollback that a branch stands at, which holds it there. Where people merge, the commit of the branch may be theirs, and
 * the one that says so what they have merged.
 * @param proposal what the branch of proposals is at
 */
export function rollbackAt(git: Git, tip: Tip, proposal: Tip | undefined): RollbackRecord | undefined {
  if (tip.record !== undefined) return tip.record.rollback;
  const [before, ...merged] = tip.parents;
  const tips = readTips(git, tip.parents, undefined);
  // What the branch was at before speaks last: a merge of the release may leave the tree as it is.
  const speaking = [...merged.map((commit) => tips.get(commit)), proposal, tips.get(before ?? '')];
  return speaking.find((one) => one?.record !== undefined && one.tree === tip.tree)?.record?.rollback;
}

/**
 * The rollback that people have brought to a branch, whatever has been proposed since. A squash says nothing of it: then it is
 * the proposal that had the same tree.
 * @param proposal what the branch of proposals is at
 */
export function mergedRollback(git: Git, active: Tip, proposal: Tip): RollbackRecord | undefined {
  const lines = git
    .run(['log', '--first-parent', '--format=%T %H', proposal.commit, `^${active.commit}`, '--'])
    .split('\n');
  const squashed = lines
    .filter((line) => line.startsWith(active.tree))
    .map((line) => line.slice(active.tree.length + 1));
  const proposed = [...readTips(git, squashed, undefined).values()].map(({ record }) => record?.rollback);
  return rollbackAt(git, active, undefined) ?? proposed.find((rollback) => rollback !== undefined);
}
