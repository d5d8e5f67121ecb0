/** Stand-in: what the agents' own construct folder exports. */
export function agentInstallPatches(
  agent: 'flux' | 'argocd',
): readonly { readonly target: { readonly kind?: string; readonly name: string }; readonly patch: string }[] {
  const [name, value] =
    agent === 'flux' ? ['kustomize-controller', '--no-remote-bases=true'] : ['argocd-repo-server', '--stand-in'];
  const patch = JSON.stringify([{ op: 'add', path: '/spec/template/spec/containers/0/args/-', value }]);
  return [{ target: { kind: 'Deployment', name }, patch }];
}
