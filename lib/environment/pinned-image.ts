import { closest, UserError } from '../problems';
import type { Environment } from './schema';

/**
 * An image as a pod names it, by tag for people and by digest for the kubelet: `ghcr.io/stefanprodan/podinfo:6.15.0@sha256:…`.
 * @param image its name without a tag: `ghcr.io/stefanprodan/podinfo`
 * @throws UserError when environments/versions does not pin it
 */
export function pinnedImage({ name, versions }: Pick<Environment, 'name' | 'versions'>, image: string): string {
  const pin = Object.hasOwn(versions.images, image) ? versions.images[image] : undefined;
  if (pin !== undefined) return `${image}:${pin.tag}@${pin.digest}`;
  const pinned = Object.keys(versions.images);
  const guess = closest(image, pinned);
  throw new UserError([
    {
      where: `environments/versions/${name}.json › images`,
      what: 'does not pin an image that the platform runs',
      received: image,
      allowed: pinned.join(', ') || 'nothing: no image is pinned at all',
      mend: guess === undefined ? 'pin it by tag and digest' : `pin it by tag and digest, or run '${guess}'`,
    },
  ]);
}
