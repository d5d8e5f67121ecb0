import { closest, type Problem } from '../../problems';
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

/**
 * Every add-on is pinned for the Kubernetes version of its cluster, and none is one that Auto Mode brings. A version for
 * which nothing is pinned is one that nobody has prepared.
 */
export const addons = eachEnvironment((source) =>
  source.environment.clusters.flatMap(({ addons: wanted, kubernetesVersion }, cluster) => [
    ...preparedVersion(source, ['clusters', cluster, 'kubernetesVersion'], kubernetesVersion),
    ...wanted.flatMap((addon, index) =>
      judge(source, ['clusters', cluster, 'addons', index], addon, kubernetesVersion),
    ),
  ]),
);

function preparedVersion(source: SourcedEnvironment, path: PropertyKey[], kubernetesVersion: string): Problem[] {
  const pinned = source.environment.versions.addons;
  // A version that is not one is the business of another rule.
  if (!source.addonsRead || minorVersion(kubernetesVersion) === undefined || Object.hasOwn(pinned, kubernetesVersion)) {
    return [];
  }
  return [
    {
      where: at(source, ...path),
      what: 'is a Kubernetes version for which no add-on is pinned',
      received: kubernetesVersion,
      allowed: Object.keys(pinned).join(', ') || 'nothing: no add-on is pinned at all',
      mend: `choose one of these, or pin add-ons for it in ${place(source.versionsFile, ['addons'])}`,
    },
  ];
}

function judge(source: SourcedEnvironment, path: PropertyKey[], addon: string, kubernetesVersion: string): Problem[] {
  const where = at(source, ...path);
  const pinned = source.environment.versions.addons[kubernetesVersion];
  if (BUILT_INTO_AUTO_MODE.has(addon)) {
    const allowed = 'add-ons that Auto Mode does not bring';
    return [{ where, what: 'is built into EKS Auto Mode', received: addon, allowed, mend: 'remove it' }];
  }
  if (!source.addonsRead || pinned === undefined || Object.hasOwn(pinned, addon)) return [];
  const guess = closest(addon, Object.keys(pinned));
  const pin = `add it to ${place(source.versionsFile, ['addons', kubernetesVersion])}`;
  return [
    {
      where,
      what: `has no version pinned for Kubernetes ${kubernetesVersion}`,
      received: addon,
      allowed: Object.keys(pinned).join(', '),
      mend: guess === undefined ? pin : `write '${guess}', or ${pin}`,
    },
  ];
}
