import { serviceNames } from '../../lib/environment';
import type { ImageSource } from '../../lib/kubernetes';
import { compareText } from '../../lib/problems';
import type { ClusterContext } from './cluster-context';

/**
 * Where images may come from: what teams push, and the repositories of what the platform pins. The tag and digest of a pin
 * are not asked for: between two versions of a pin, pods of the old one still have to move from node to node.
 */
export function imageSources({ environment, cluster }: ClusterContext): ImageSource[] {
  return [
    { from: `${serviceNames.imageRegistry(environment, cluster.region)}/`, reason: 'images of our teams' },
    ...Object.keys(environment.versions.images)
      .sort(compareText)
      .map((image) => ({ from: image, reason: 'pinned for the platform' })),
  ];
}
