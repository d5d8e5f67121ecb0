import { unrepresentable } from '../yaml';

/**
 * Characters that YAML can carry, escaped, but that kustomize loses: it reads them right and writes them wrong, or fails
 * the whole build. Proven with kubectl 1.32 (kustomize 5.5), which is what the agents run on our folders.
 */
const LOST_BY_KUSTOMIZE = /[\x7f-\x9f\ufffe\uffff]/;

/** kustomize fails on longer keys; so do most YAML readers, from 1,024 characters on. */
const LONGEST_KEY = 1000;

/** Says why a text cannot reach the cluster unchanged, or undefined when it can. */
export function unwritable(text: string): string | undefined {
  const lost = LOST_BY_KUSTOMIZE.exec(text)?.[0];
  if (lost === undefined) return unrepresentable(text);
  const code = lost.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return `holds the control character U+${code}, which kustomize loses`;
}

/** Keys have narrower limits: a long one fails the build, and `<<` is YAML's merge key, which kustomize swallows. */
export function unwritableKey(key: string): string | undefined {
  if (key.length > LONGEST_KEY) return `is a key of more than ${LONGEST_KEY} characters`;
  return key === '<<' ? 'is the merge key of YAML' : undefined;
}
