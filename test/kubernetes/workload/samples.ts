import type { Construct } from 'constructs';
import type { ContainerProps, DaemonSetProps } from '../../../lib/kubernetes';
import { objectsOf, type Rendered } from '../rendering';

/** A container that has nothing but what it must have. */
export const CONTAINER: ContainerProps = {
  name: 'web',
  image: `ghcr.io/acme/web:1.0.0@sha256:${'a'.repeat(64)}`,
  ports: [{ name: 'http', port: 8080 }],
  resources: { cpuRequestMillis: 50, memoryRequestMiB: 64 },
  probes: { liveness: { path: '/healthz', port: 'http' }, readiness: { path: '/readyz', port: 'http' } },
};

/** What workloads of every kind have in common. */
export const WORKLOAD = { ...CONTAINER, namespace: 'shop', priorityClass: 'platform' } satisfies DaemonSetProps;

/** What selects their pods in the sample component. */
export const SELECTOR = { 'app.kubernetes.io/name': 'sample', 'app.kubernetes.io/instance': 'web' };

export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly tolerations?: readonly object[];
  readonly topologySpreadConstraints?: readonly {
    readonly topologyKey: string;
    readonly matchLabelKeys: readonly string[];
  }[];
  readonly containers: readonly Readonly<Record<string, unknown>>[];
  readonly volumes?: readonly object[];
}

/** Every object of what `build` makes, as `<kind> <namespace>/<name>`. */
export function namesOf(build: (scope: Construct) => unknown): string[] {
  return objectsOf((scope) => void build(scope))
    .map(({ kind, metadata: { name, namespace } }) => `${kind} ${namespace ?? '-'}/${name}`)
    .sort();
}

/** The object of a kind, and of a name where there are several. */
export function objectIn(objects: readonly Rendered[], kind: string, name?: string): Rendered {
  const found = objects.find(
    (object) => object.kind === kind && (name ?? object.metadata.name) === object.metadata.name,
  );
  if (found === undefined) throw new Error(`no ${kind} ${name ?? ''} in ${JSON.stringify(objects)}`);
  return found;
}

/** The pods of a workload. */
export function podIn(workload: Rendered): PodSpec {
  return (workload.spec as { readonly template: { readonly spec: PodSpec } }).template.spec;
}
