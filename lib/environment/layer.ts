/** What one Terraform layer is: a folder, a state file, a blast radius. */
export interface LayerIdentity {
  /** The folder below terraform/: `network-eu-west-2`. */
  readonly name: string;
  readonly environment: string;
  readonly region: string;
  /** @default - the layer serves the whole region */
  readonly cluster?: string;
  /** The key of its state in the state bucket. */
  readonly stateKey: string;
  /** Names of the layers that are applied before it: it reads their outputs, or names what they make. */
  readonly needs: readonly string[];
  /** The team that answers for it. */
  readonly owner: string;
}

/** A construct that renders one Terraform layer; the engine finds it by this trait, not by its class. */
export interface ILayer {
  readonly layer: LayerIdentity;
}

const LAYER = Symbol.for('platform/Layer');

export function markAsLayer(construct: ILayer): void {
  Object.defineProperty(construct, LAYER, { value: true });
}

export function isLayer(x: unknown): x is ILayer {
  return typeof x === 'object' && x !== null && LAYER in x;
}
