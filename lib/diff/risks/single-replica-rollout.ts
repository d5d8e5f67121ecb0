import { isBelow, isKubernetes, stayingPair } from '../change';
import { numberAt, textAt } from '../values';
import type { RiskRule } from './risk';

export const singleReplicaRollout: RiskRule = {
  name: 'single-replica-rollout',
  risk: 'interrupts',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  judge(change) {
    const pair = stayingPair(change, new Set(['Deployment', 'StatefulSet', 'DaemonSet']));
    const isRolled = change.edits.some(({ path }) => isBelow(path, 'spec', 'template'));
    if (pair === undefined || !isRolled || !isKubernetes(change)) return [];
    if (pair.type === 'DaemonSet') return ['its pods restart on every node, one without it meanwhile'];
    if (textAt(pair.after, 'spec', 'strategy', 'type') === 'Recreate')
      return ['all its pods stop before new ones start'];
    const replicas = numberAt(pair.after, 'spec', 'replicas') ?? 1;
    if (replicas !== 1) return [];
    // A Deployment brings up a second pod first, unless it is told to do without one.
    const unavailable = textAt(pair.after, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable');
    const surge = numberAt(pair.after, 'spec', 'strategy', 'rollingUpdate', 'maxSurge');
    const isStateful = pair.type === 'StatefulSet';
    const hasGap = isStateful || surge === 0 || (unavailable ?? '') === '100%';
    return [hasGap ? 'its only pod is replaced' : 'its only pod is replaced, once a second one is ready'];
  },
};
