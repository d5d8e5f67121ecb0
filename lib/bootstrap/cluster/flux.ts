import type { Agent, Readiness } from './agent';

interface FluxObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly generation?: number };
  readonly spec?: { readonly suspend?: boolean };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
  };
}

/** Its manifest lacks image automation: promotion is ours. */
export const FLUX: Agent = {
  title: 'Flux',
  releases: 'https://github.com/fluxcd/flux2/releases',
  /** @see https://fluxcd.io/flux/installation/#install-with-kubectl */
  manifestUrl: (version) => `https://github.com/fluxcd/flux2/releases/download/${version}/install.yaml`,
  manifestHasNamespace: true,
  /** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources */
  fieldManager: 'kustomize-controller',
  definitions: [
    'alerts.notification.toolkit.fluxcd.io',
    'gitrepositories.source.toolkit.fluxcd.io',
    'kustomizations.kustomize.toolkit.fluxcd.io',
    'providers.notification.toolkit.fluxcd.io',
  ],
  rollouts: { deployments: ['wait', '--for=condition=Available', 'deployment', '--all'] },
  objects: 'gitrepositories.source.toolkit.fluxcd.io,kustomizations.kustomize.toolkit.fluxcd.io',
  kinds: ['GitRepository', 'Kustomization'],
  /** @see https://fluxcd.io/flux/components/source/gitrepositories/#ssh-authentication */
  secretContents: ({ knownHosts }) => ({ labels: {}, settings: { known_hosts: `${knownHosts.join('\n')}\n` } }),
  keyData: ({ privateKey, publicKey }) => ({ identity: privateKey, 'identity.pub': `${publicKey}\n` }),
  hostPatches: () => [],
  readinessOf: (object) => readinessOf(object as FluxObject),
};

/** What was said of an earlier generation does not count. */
function readinessOf({ kind, metadata, spec, status }: FluxObject): Readiness {
  const { name, generation } = metadata;
  const condition = status?.conditions?.find(({ type }) => type === 'Ready');
  const isCurrent = condition !== undefined && status?.observedGeneration === generation;
  const ready = isCurrent && condition.status === 'True' && spec?.suspend !== true;
  const said = condition?.message ?? 'has not been looked at yet';
  const message = spec?.suspend === true ? `is suspended: ${said}` : said;
  return { kind, name, ready, message, cannotRead: kind === 'GitRepository' && !ready };
}
