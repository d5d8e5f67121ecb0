/** What a capability can be: something that other objects refer to by name. */
export type CapabilityKind =
  'crd' | 'ingress-class' | 'namespace' | 'node-class' | 'node-pool' | 'priority-class' | 'storage-class';

/**
 * Something that one component brings and another needs, as `<kind>/<name>`: `namespace/monitoring`, `crd/nodepools.karpenter.sh`.
 */
export type Capability = `${CapabilityKind}/${string}`;

/** What one Kubernetes component is: a folder, and one object of the GitOps agent. */
export interface ComponentIdentity {
  readonly cluster: string;
  /** The folder below clusters/<cluster>/: `namespaces`. */
  readonly name: string;
  readonly needs: readonly Capability[];
  readonly provides: readonly Capability[];
  /** The team that answers for it. */
  readonly owner: string;
}

/** A construct that renders one component; the engine finds it by this trait, not by its class. */
export interface IComponent {
  readonly component: ComponentIdentity;
}

/** What a cluster has before any component: what EKS, its add-ons and the bootstrap of the agent bring. */
export interface BroughtCapabilities {
  readonly cluster: string;
  /** Who brings it, for the messages: `EKS Auto Mode`. */
  readonly by: string;
  readonly provides: readonly Capability[];
}

/** A construct that says what a component may rely on though no component provides it; it renders nothing. */
export interface IBrought {
  readonly brought: BroughtCapabilities;
}

const COMPONENT = Symbol.for('platform/Component');
const BROUGHT = Symbol.for('platform/Brought');

export function markAsComponent(construct: IComponent): void {
  Object.defineProperty(construct, COMPONENT, { value: true });
}

export function isComponent(x: unknown): x is IComponent {
  return typeof x === 'object' && x !== null && COMPONENT in x;
}

export function markAsBrought(construct: IBrought): void {
  Object.defineProperty(construct, BROUGHT, { value: true });
}

export function isBrought(x: unknown): x is IBrought {
  return typeof x === 'object' && x !== null && BROUGHT in x;
}
