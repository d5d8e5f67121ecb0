import { names } from '../environment';

/**
 * What of an agent's component is applied at first contact. Flux waits by itself for what a component depends on. Argo CD
 * does so only for Applications that it makes itself, wave by wave, so it is told of the one that makes all others.
 * @param files of the component, by their path in its folder
 */
export function firstSync(agent: 'flux' | 'argocd', files: ReadonlyMap<string, string>): Map<string, string> {
  if (agent === 'flux') return new Map(files);
  const first = [...files].filter(([path]) => path !== KUSTOMIZATION && !isApplicationOfComponent(path));
  const resources = first.map(([path]) => path);
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources };
  return new Map([...first, [KUSTOMIZATION, `${JSON.stringify(kustomization, null, 2)}\n`]]);
}

const KUSTOMIZATION = 'kustomization.yaml';

function isApplicationOfComponent(path: string): boolean {
  const name = /\/application-(.+)\.yaml$/.exec(path)?.[1];
  return name !== undefined && name !== names.agentRoot();
}
