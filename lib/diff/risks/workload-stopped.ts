import { goneObject, stayingPair } from '../change';
import { numberAt } from '../values';
import type { RiskRule } from './risk';

const SERVES = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Service',
  'Ingress',
  'HTTPRoute',
  'IngressClass',
  'NodePool',
  'NodeClass',
]);

export const workloadStopped: RiskRule = {
  name: 'workload-stopped',
  risk: 'interrupts',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment',
  judge(change) {
    const gone = goneObject(change);
    if (gone?.record.half === 'kubernetes') return SERVES.has(gone.record.kind) ? ['what it serves stops'] : [];
    const pair = stayingPair(change, new Set(['Deployment', 'StatefulSet']));
    if (pair === undefined) return [];
    const [before, after] = [pair.before, pair.after].map((body) => numberAt(body, 'spec', 'replicas') ?? 1);
    if (before === undefined || after === undefined || after >= before) return [];
    if (after === 0) return ['no pod of it is left'];
    return after === 1 ? ['one pod is left, and none while it is replaced'] : [];
  },
};
