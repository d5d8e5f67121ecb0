/**
 * Something that one component brings and another needs, as `<kind>/<name>`: `namespace/monitoring`, `crd/nodepools.karpenter.sh`.
 */
export type Capability = `${'namespace' | 'crd' | 'storage-class' | 'node-class' | 'node-pool'}/${string}`;

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

const COMPONENT = Symbol.for('platform/Component');

export function markAsComponent(construct: IComponent): void {
  Object.defineProperty(construct, COMPONENT, { value: true });
}

export function isComponent(x: unknown): x is IComponent {
  return typeof x === 'object' && x !== null && COMPONENT in x;
}
