export { ArgoCdAgent } from './argocd-agent';
export type { ArgoCdAgentProps } from './argocd-agent';
export { argocdInstallPatches } from './lockdown';
