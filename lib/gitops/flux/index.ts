export { FluxAgent } from './flux-agent';
export type { FluxAgentProps } from './flux-agent';
export { fluxInstallPatches } from './lockdown';
