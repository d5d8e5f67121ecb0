import type { Problem } from '../../problems';
import { place } from '../wording';
import { minorVersion } from './kubernetes-versions';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/**
 * Auto Mode runs these itself.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const BUILT_INTO_AUTO_MODE = new Set([
  'vpc-cni',
  'kube-proxy',
  'coredns',
  'aws-ebs-csi-driver',
  'eks-pod-identity-agent',
  'eks-node-monitoring-agent',
]);

/** Every add-on is pinned for the Kubernetes version of its cluster, and none is one that Auto Mode brings. */
export const addons = eachEnvironment((source) =>
  source.environment.clusters.flatMap(({ addons: wanted, kubernetesVersion }, cluster) =>
    wanted.flatMap((addon, index) => judge(source, ['clusters', cluster, 'addons', index], addon, kubernetesVersion)),
  ),
);

function judge(source: SourcedEnvironment, path: PropertyKey[], addon: string, kubernetesVersion: string): Problem[] {
  const where = at(source, ...path);
  const pinned = source.environment.versions.addons[kubernetesVersion] ?? {};
  if (BUILT_INTO_AUTO_MODE.has(addon)) {
    const allowed = 'add-ons that Auto Mode does not bring';
    return [{ where, what: 'is built into EKS Auto Mode', received: addon, allowed, mend: 'remove it' }];
  }
  // A version that is not one is the business of another rule.
  if (!source.addonsRead || minorVersion(kubernetesVersion) === undefined || Object.hasOwn(pinned, addon)) return [];
  return [
    {
      where,
      what: `has no version pinned for Kubernetes ${kubernetesVersion}`,
      received: addon,
      allowed: Object.keys(pinned).join(', ') || `nothing: no add-on is pinned for ${kubernetesVersion}`,
      mend: `add it to ${place(source.versionsFile, ['addons', kubernetesVersion])}`,
    },
  ];
}
