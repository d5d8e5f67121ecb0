import { createHash } from 'node:crypto';

/**
 * A variable of the container that changes with a file that the program reads only once: so its pods are replaced when the
 * file changes, though the name of the ConfigMap stays.
 */
export function configVersion(text: string): { readonly CONFIG_VERSION: string } {
  return { CONFIG_VERSION: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}
