import { appendArguments, type KustomizePatch, leaveOut, merge } from '../kustomize-patch';
import { FLUX_NAMESPACE } from './namespaced';

/** An account without rights: who names none in an object of Flux gets this one of his own namespace. */
const NOBODY = 'default';

/**
 * Objects of a namespace stay in it, everything comes from a source, and nobody borrows the rights of a controller: neither
 * in the cluster nor, by the accounts for workload identity, in AWS. A controller with such an account and without the
 * feature does not start. The other feature lets a new commit end the wait for one that never gets ready.
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 * @see https://fluxcd.io/flux/security/best-practices/#additional-best-practices-for-shared-cluster-multi-tenancy
 */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'source-controller': ['--feature-gates=ObjectLevelWorkloadIdentity=true', `--default-service-account=${NOBODY}`],
  'kustomize-controller': [
    '--feature-gates=ObjectLevelWorkloadIdentity=true,CancelHealthCheckOnNewRevision=true',
    '--no-cross-namespace-refs=true',
    '--no-remote-bases=true',
    `--default-service-account=${NOBODY}`,
    `--default-decryption-service-account=${NOBODY}`,
    `--default-kubeconfig-service-account=${NOBODY}`,
  ],
  'helm-controller': [
    '--feature-gates=ObjectLevelWorkloadIdentity=true',
    '--no-cross-namespace-refs=true',
    `--default-service-account=${NOBODY}`,
    `--default-kubeconfig-service-account=${NOBODY}`,
  ],
  'notification-controller': [
    '--feature-gates=ObjectLevelWorkloadIdentity=true',
    '--no-cross-namespace-refs=true',
    `--default-service-account=${NOBODY}`,
  ],
};

/** Images are promoted through this repository; nothing in a cluster writes to it, or makes sources of sources. */
const NOT_WANTED = '(image-automation-controller|image-reflector-controller|source-watcher)';

/** What is changed in the upstream manifest of Flux, from 2.7 on, before it is applied. */
export function fluxInstallPatches(): KustomizePatch[] {
  return [
    merge('v1', 'Namespace', FLUX_NAMESPACE, {
      metadata: {
        name: FLUX_NAMESPACE,
        labels: { 'app.kubernetes.io/part-of': 'platform', 'pod-security.kubernetes.io/enforce': 'restricted' },
      },
    }),
    ...Object.entries(ARGUMENTS).map(([deployment, args]) => appendArguments(deployment, args)),
    leaveOut('apps/v1', 'Deployment', NOT_WANTED),
  ];
}
