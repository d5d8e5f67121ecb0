/**
 * One entry of `patches` in a kustomization.yaml. A name is a regular expression that matches the whole name.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface KustomizePatch {
  readonly target: { readonly kind?: string; readonly name: string };
  /** A strategic merge patch or a list of JSON 6902 operations, as JSON, which is YAML. */
  readonly patch: string;
}

/** Appends arguments to the first container of a Deployment. */
export function appendArguments(deployment: string, args: readonly string[]): KustomizePatch {
  const path = '/spec/template/spec/containers/0/args/-';
  const operations = args.map((value) => ({ op: 'add', path, value }));
  return { target: { kind: 'Deployment', name: deployment }, patch: JSON.stringify(operations) };
}

/** Adds fields to the one object of a kind and name, or replaces them. */
export function merge(apiVersion: string, kind: string, name: string, fields: object): KustomizePatch {
  return { target: { kind, name }, patch: JSON.stringify({ apiVersion, kind, metadata: { name }, ...fields }) };
}

/** Leaves out every object of a kind whose name matches. */
export function leaveOut(apiVersion: string, kind: string, name: string): KustomizePatch {
  // kustomize finds the objects by the target; this name only has to be there.
  const patch = { $patch: 'delete', apiVersion, kind, metadata: { name: 'any' } };
  return { target: { kind, name }, patch: JSON.stringify(patch) };
}
