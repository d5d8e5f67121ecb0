import { createHash } from 'node:crypto';
import type { ClusterFiles, ClusterTarget } from '../../../lib/bootstrap';

/** What the operator has downloaded. */
export const MANIFEST = 'kind: Deployment\n';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const FLUX_TARGET: ClusterTarget = {
  environment: 'dev',
  cluster: 'dev-a',
  region: 'eu-west-2',
  context: 'arn:aws:eks:eu-west-2:111111111111:cluster/dev-a',
  adminRole: 'arn:aws:iam::111111111111:role/dev-break-glass',
  agent: 'flux',
  namespace: 'flux-system',
  build: { version: 'v2.9.5', sha256: sha256(MANIFEST) },
  versionsFile: 'environments/versions/dev.json',
  secret: 'platform-repository',
  labelDomain: 'platform.acme.example',
  repositoryUrl: 'ssh://git@github.com/acme/platform.git',
  branch: 'environment/dev',
  knownHosts: ['github.com ssh-ed25519 AAAAhost'],
  deployKeysPage: 'https://github.com/acme/platform/settings/keys/new',
  firstComponents: ['network-policy', 'node-pools'],
  timeoutMinutes: 20,
};

export const ARGOCD_TARGET: ClusterTarget = { ...FLUX_TARGET, agent: 'argocd', namespace: 'argocd' };

/** Three components, and what the agent's own one says. */
export function filesOf({ agent, firstComponents }: ClusterTarget): ClusterFiles {
  const folder = new Map([['kustomization.yaml', 'resources: []\n']]);
  return {
    components: new Map([...firstComponents, agent].map((name) => [name, folder])),
    installPatches: [{ target: { kind: 'Deployment', name: 'kustomize-controller' }, patch: '[]' }],
    expected:
      agent === 'flux'
        ? [
            { kind: 'GitRepository', name: 'platform' },
            { kind: 'Kustomization', name: 'platform' },
            { kind: 'ServiceAccount', name: 'platform-reconciler' },
          ]
        : [{ kind: 'Application', name: 'platform' }],
  };
}
