import type { EnvVar } from 'cdk8s-plus-27/lib/imports/k8s';

/** What a container may learn of its own pod. @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
export type PodField =
  | 'metadata.name'
  | 'metadata.namespace'
  | 'metadata.uid'
  | 'spec.nodeName'
  | 'spec.serviceAccountName'
  | 'status.hostIP'
  | 'status.podIP';

/** A text, or a field of the pod. No secret: those are files, which no child process inherits and no `env` prints. */
export type VariableValue = string | { readonly field: PodField };

/** In the order given: a value may refer to those above it, as `$(POD_IP)`. */
export function variablesOf(env: Readonly<Record<string, VariableValue>>): EnvVar[] {
  return Object.entries(env).map(([name, value]) =>
    typeof value === 'string' ? { name, value } : { name, valueFrom: { fieldRef: { fieldPath: value.field } } },
  );
}
