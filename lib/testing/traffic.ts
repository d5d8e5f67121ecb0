import { contains, parseCidr } from '../environment/cidr';
import type { KubernetesObject } from './kubernetes-objects';

/** One end of a connection: a pod, or whatever else has an address. */
export interface End {
  /** IPv4; what a policy sees before the address of a Service becomes that of a pod. */
  readonly address: string;
  /** @default - no pod of this cluster: policies do not guard it, and no selector finds it */
  readonly pod?: { readonly namespace: string; readonly labels?: Labels };
}

export interface Port {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
}

type Labels = Readonly<Record<string, string>>;

interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: unknown;
}

interface Peer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}

interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly Readonly<Record<string, unknown>>[];
}

interface Policy extends KubernetesObject {
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly Rule[];
    readonly egress?: readonly Rule[];
  };
}

type Direction = 'Ingress' | 'Egress';

/**
 * Whether the NetworkPolicies among these objects let a connection through: the policies of the pod that connects and those
 * of the pod that is connected to, both. Policies add up; a pod that none selects in a direction is open in it. What our
 * policies do not use is refused, not guessed.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function admits(objects: readonly KubernetesObject[], source: End, destination: End, port: Port): boolean {
  return (
    admitsOneWay(objects, 'Egress', source, destination, port) &&
    admitsOneWay(objects, 'Ingress', destination, source, port)
  );
}

function admitsOneWay(
  objects: readonly KubernetesObject[],
  direction: Direction,
  guarded: End,
  other: End,
  port: Port,
): boolean {
  const { pod } = guarded;
  if (pod === undefined) return true;
  const policies = objects.filter(isPolicy).filter(({ metadata: { namespace }, spec }) => {
    const selected = namespace === pod.namespace && matches(spec.podSelector, pod.labels);
    return selected && spec.policyTypes.includes(direction);
  });
  const names = (peer: Peer) => isPeer(objects, peer, pod.namespace, other);
  const rules = policies.flatMap(({ spec }) => (direction === 'Egress' ? spec.egress : spec.ingress) ?? []);
  return (
    policies.length === 0 ||
    rules.some(({ from, to, ports }) => {
      const peers = (direction === 'Egress' ? to : from) ?? [];
      return (peers.length === 0 || peers.some(names)) && (ports === undefined || ports.some(isPort(port)));
    })
  );
}

function isPeer(
  objects: readonly KubernetesObject[],
  peer: Peer,
  ownNamespace: string,
  { address, pod }: End,
): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (ipBlock !== undefined) {
    const inside = (cidr: string) => contains(parseCidr(cidr), parseCidr(`${address}/32`));
    return inside(ipBlock.cidr) && !(ipBlock.except ?? []).some(inside);
  }
  if (pod === undefined) return false;
  const inNamespace =
    namespaceSelector === undefined
      ? pod.namespace === ownNamespace
      : matches(namespaceSelector, namespaceLabels(objects, pod.namespace));
  return inNamespace && matches(podSelector ?? {}, pod.labels);
}

/** Kubernetes itself puts the first one on. */
function namespaceLabels(objects: readonly KubernetesObject[], name: string): Labels {
  const found = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name);
  return {
    'kubernetes.io/metadata.name': name,
    ...((found?.metadata as { labels?: Labels } | undefined)?.labels ?? {}),
  };
}

function matches({ matchLabels = {}, matchExpressions }: Selector, labels: Labels = {}): boolean {
  if (matchExpressions !== undefined) throw new Error('matchExpressions are not evaluated');
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}

function isPort(wanted: Port) {
  return (given: Readonly<Record<string, unknown>>): boolean => {
    const { protocol, port, ...rest } = given;
    if (typeof port !== 'number' || Object.keys(rest).length > 0) {
      throw new Error(`not one port by number: ${JSON.stringify(given)}`);
    }
    return protocol === wanted.protocol && port === wanted.port;
  };
}

function isPolicy(object: KubernetesObject): object is Policy {
  return object.kind === 'NetworkPolicy';
}
