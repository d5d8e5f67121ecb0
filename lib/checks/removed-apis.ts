import type { Problem } from '../problems';
import type { KubernetesRecord, RenderedTree } from '../tree';
import { apiRemovalOf } from './api-removals';

const GUIDE = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';

/** No object is of an API that the Kubernetes version of its cluster has removed: the agent could not apply it. */
export function removedApis({ manifest }: RenderedTree): Problem[] {
  return manifest.resources.flatMap((record) => {
    if (record.half === 'terraform') return [];
    return judge(record, manifest.versions.kubernetes[record.cluster]);
  });
}

function judge(record: KubernetesRecord, kubernetesVersion: string | undefined): Problem[] {
  if (kubernetesVersion === undefined) throw new Error(`the manifest has no Kubernetes version of ${record.cluster}`);
  const removal = apiRemovalOf(record.apiVersion, record.kind);
  if (removal === undefined || minorOf(kubernetesVersion) < removal.minor) return [];
  return [
    {
      where: record.constructPath,
      what: `is of an API that Kubernetes ${kubernetesVersion} of ${record.cluster} does not serve`,
      received: `${record.apiVersion} ${record.kind}, removed in 1.${removal.minor}`,
      allowed: removal.replacement ?? 'nothing: the kind is gone',
      mend:
        removal.replacement === undefined
          ? `remove it; what took its place is in ${GUIDE}`
          : `write ${removal.replacement}; the fields that differ are in ${GUIDE}`,
    },
  ];
}

/** The 35 of `1.35`. */
function minorOf(kubernetesVersion: string): number {
  return Number(kubernetesVersion.split('.')[1]);
}
