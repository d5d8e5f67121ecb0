import type { Environment } from '../environment';
import type { DeliveredComponent } from './delivered-component';

/** What either agent has to know of the cluster that it serves. */
export interface ClusterDelivery {
  /** The environment whose branch it reads. */
  readonly environment: Pick<Environment, 'name' | 'gitops'>;
  /** Name of the cluster. */
  readonly cluster: string;
  /** Every component of the cluster but the agent's own, in any order. */
  readonly components: readonly DeliveredComponent[];
}
