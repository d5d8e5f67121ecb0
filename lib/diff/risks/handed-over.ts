import type { RiskRule } from './risk';

/** Until both agents' objects have been applied it depends on their order whether the object is pruned for a while. */
export const handedOver: RiskRule = {
  name: 'handed-over',
  risk: 'interrupts',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
  judge({ edits }) {
    const isHanded = edits.some(({ path }) => path[0] === '(component)');
    return isHanded ? ['another object of the agent owns it from now on: the old one may prune it first'] : [];
  },
};
