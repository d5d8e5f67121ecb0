import { stayingPair } from '../change';
import { textAt } from '../values';
import type { RiskRule } from './risk';

/** The control plane of EKS goes one minor version up at a time, and never back. */
export const clusterVersionChanged: RiskRule = {
  name: 'cluster-version-changed',
  risk: 'interrupts',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html',
  judge(change) {
    const cluster = stayingPair(change, new Set(['aws_eks_cluster']));
    const addon = stayingPair(change, new Set(['aws_eks_addon']));
    const field = cluster === undefined ? 'addon_version' : 'version';
    const pair = cluster ?? addon;
    const [before, after] = [textAt(pair?.before, field), textAt(pair?.after, field)];
    if (before === undefined || after === undefined || before === after) return [];
    return [
      cluster === undefined
        ? 'the add-on restarts'
        : 'the control plane and every node are replaced; there is no way back',
    ];
  },
};
