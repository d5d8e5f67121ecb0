import { names } from '../../environment';

/** Everything of Flux lies in the namespace that its upstream manifest makes. */
export const FLUX_NAMESPACE = names.agentNamespace('flux');

/** What Flux itself stands on is never removed because it is no longer rendered: nobody would be there to put it back. */
export const NEVER_PRUNED: Readonly<Record<string, string>> = { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' };

/** The metadata of an object of Flux. */
export function fluxMetadata(name: string) {
  return { name, namespace: FLUX_NAMESPACE };
}
