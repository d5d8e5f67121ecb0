import { isBelow, isKubernetes, stayingPair } from '../change';
import { pathText } from '../values';
import type { RiskRule } from './risk';

/** Karpenter replaces nodes that are not as their pool and class say; EKS Auto Mode does the same. */
export const nodesReplaced: RiskRule = {
  name: 'nodes-replaced',
  risk: 'interrupts',
  source: 'https://karpenter.sh/docs/concepts/disruption/#drift',
  judge(change) {
    if (!isKubernetes(change, 'NodePool', 'NodeClass', 'EC2NodeClass') || stayingPair(change) === undefined) return [];
    const isClass = !isKubernetes(change, 'NodePool');
    const drifting = change.edits.filter(({ path }) =>
      isClass ? isBelow(path, 'spec') : isBelow(path, 'spec', 'template'),
    );
    return drifting.length === 0
      ? []
      : [`nodes are replaced, because ${drifting.map(({ path }) => pathText(path)).join(', ')} changes`];
  },
};
