import type { Environment } from '../environment';
import { argocdInstallPatches } from './argocd';
import { fluxInstallPatches } from './flux';
import type { KustomizePatch } from './kustomize-patch';

/** What is changed in the upstream manifest of an agent, as `patches` of the kustomization that installs it. */
export function agentInstallPatches(agent: Environment['gitops']['agent']): KustomizePatch[] {
  return agent === 'flux' ? fluxInstallPatches() : argocdInstallPatches();
}
