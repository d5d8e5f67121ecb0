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
  const merged = [...readTips(git, tip.parents, undefined).values()];
  const same = [...merged, ...(proposal === undefined ? [] : [proposal])].find(({ tree }) => tree === tip.tree);
  return same?.record?.rollback;
}
