import type { Agent } from './agent';
import { ARGOCD } from './argocd';
import { FLUX } from './flux';
import type { AgentName } from './target';

export const AGENTS: Readonly<Record<AgentName, Agent>> = { flux: FLUX, argocd: ARGOCD };
