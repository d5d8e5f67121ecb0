export { agentInstallPatches } from './agent-install-patches';
