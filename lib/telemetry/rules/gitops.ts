import type { RuleGroup } from '../model';
import { argocd } from './argocd';
import { flux } from './flux';

/** The alerts about the agent that applies what git says. */
export function gitops(agent: 'flux' | 'argocd'): RuleGroup {
  return agent === 'flux' ? flux : argocd;
}
