import type { Agent, Readiness } from './agent';

interface Application {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly status?: {
    readonly sync?: { readonly status?: string };
    readonly health?: { readonly status?: string; readonly message?: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly operationState?: { readonly phase?: string; readonly message?: string };
  };
}

export const ARGOCD: Agent = {
  title: 'Argo CD',
  releases: 'https://github.com/argoproj/argo-cd/releases',
  /** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/installation/ */
  manifestUrl: (version) => `https://raw.githubusercontent.com/argoproj/argo-cd/${version}/manifests/install.yaml`,
  manifestHasNamespace: false,
  /** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply */
  fieldManager: 'argocd-controller',
  definitions: ['applications.argoproj.io', 'appprojects.argoproj.io'],
  rollouts: {
    deployments: ['wait', '--for=condition=Available', 'deployment', '--all'],
    controller: ['rollout', 'status', 'statefulset/argocd-application-controller'],
  },
  objects: 'applications.argoproj.io',
  kinds: ['Application'],
  /** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories */
  secretContents: ({ repositoryUrl }) => ({
    labels: { 'argocd.argoproj.io/secret-type': 'repository' },
    settings: { type: 'git', url: repositoryUrl },
  }),
  keyData: ({ privateKey }) => ({ sshPrivateKey: privateKey }),
  /** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#ssh-known-host-public-keys */
  hostPatches: (knownHosts) => [
    {
      target: { kind: 'ConfigMap', name: 'argocd-ssh-known-hosts-cm' },
      patch: JSON.stringify([{ op: 'add', path: '/data', value: { ssh_known_hosts: `${knownHosts.join('\n')}\n` } }]),
    },
  ],
  readinessOf: (object) => readinessOf(object as Application),
};

function readinessOf({ kind, metadata, status = {} }: Application): Readiness {
  const { sync, health, conditions = [], operationState } = status;
  const ready = sync?.status === 'Synced' && health?.status === 'Healthy';
  const states = `${sync?.status ?? 'not looked at yet'}, ${health?.status ?? 'health unknown'}`;
  const words = [...conditions.map(({ message }) => message), health?.message, operationState?.message];
  const said = words.find((message) => message !== undefined && message !== '');
  const message = said === undefined ? states : `${states}: ${said}`;
  // What it says when it cannot compare: it has not read the branch.
  const cannotRead = conditions.some(({ type }) => type === 'ComparisonError');
  return { kind, name: metadata.name, ready, message, cannotRead };
}
