import type { Capability, CapabilityKind } from '../environment';
import type { JsonValue } from '../yaml';

/** What is known of an object without its body. */
export interface KubernetesObject {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * The groups that the API server serves itself; kinds of every other group come by a CRD.
 * @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35/
 */
const BUILT_IN_GROUPS = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** What an object of a kind is to those that refer to it by name. */
const CAPABILITIES: Readonly<Record<string, CapabilityKind>> = {
  '/Namespace': 'namespace',
  'apiextensions.k8s.io/CustomResourceDefinition': 'crd',
  'eks.amazonaws.com/NodeClass': 'node-class',
  'karpenter.sh/NodePool': 'node-pool',
  'networking.k8s.io/IngressClass': 'ingress-class',
  'scheduling.k8s.io/PriorityClass': 'priority-class',
  'storage.k8s.io/StorageClass': 'storage-class',
};

/** Fields of any object that hold the name of another one. */
const REFERENCES: Readonly<Record<string, CapabilityKind>> = {
  ingressClassName: 'ingress-class',
  priorityClassName: 'priority-class',
  storageClassName: 'storage-class',
};

/**
 * What the API server makes by itself, in every cluster.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
export const BUILT_IN: ReadonlySet<Capability> = new Set([
  'namespace/default',
  'namespace/kube-node-lease',
  'namespace/kube-public',
  'namespace/kube-system',
  'priority-class/system-cluster-critical',
  'priority-class/system-node-critical',
]);

/** What others may rely on because this object is there. */
export function madeBy({ group, kind, name }: KubernetesObject): Capability[] {
  const key = `${group}/${kind}`;
  const made = Object.hasOwn(CAPABILITIES, key) ? CAPABILITIES[key] : undefined;
  return made === undefined ? [] : [`${made}/${name}`];
}

/** What has to be there before the API server takes this object, or before it does anything. */
export function reliedOnBy({ group, kind, namespace }: KubernetesObject, json: JsonValue): Capability[] {
  const relied = new Set<Capability>();
  if (namespace !== undefined) relied.add(`namespace/${namespace}`);
  if (!BUILT_IN_GROUPS.has(group)) relied.add(`crd/${pluralOf(kind)}.${group}`);
  collect(json, relied);
  return [...relied].filter((capability) => !BUILT_IN.has(capability));
}

function collect(value: JsonValue, relied: Set<Capability>): void {
  if (typeof value !== 'object' || value === null) return;
  // An index is no field that names anything.
  for (const [key, inner] of Object.entries<JsonValue>(value)) {
    const kind = Object.hasOwn(REFERENCES, key) ? REFERENCES[key] : undefined;
    if (kind !== undefined && typeof inner === 'string' && inner !== '') relied.add(`${kind}/${inner}`);
    if (key === 'nodeClassRef') relied.add(`node-class/${nameIn(inner)}`);
    collect(inner, relied);
  }
}

function nameIn(reference: JsonValue): string {
  const isMap = typeof reference === 'object' && reference !== null && !Array.isArray(reference);
  const name = isMap ? (reference as Readonly<Record<string, JsonValue>>).name : undefined;
  return typeof name === 'string' ? name : '';
}

/** How CRDs name what they define: `nodeclasses`, `gitrepositories`, `prometheuses`, `ingressclassparams`. */
function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  if (/(?:ss|us|x|ch|sh)$/.test(word)) return `${word}es`;
  if (word.endsWith('s')) return word;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
