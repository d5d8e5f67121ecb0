import { Construct } from 'constructs';
import { type BroughtCapabilities, type Capability, type IBrought, markAsBrought } from '../environment';

export interface BroughtProps {
  /** Name of the cluster that has it. */
  readonly cluster: string;
  /** Who brings it: `EKS Auto Mode`. */
  readonly by: string;
  /** What components may rely on. */
  readonly provides: readonly Capability[];
}

/** Says what a cluster has before any component, so that a need which nothing covers can be told from one that is. */
export class Brought extends Construct implements IBrought {
  /** What the engine needs to know of it. */
  public readonly brought: BroughtCapabilities;

  constructor(scope: Construct, id: string, props: BroughtProps) {
    super(scope, id);
    const { cluster, by, provides } = props;
    this.brought = { cluster, by, provides };
    markAsBrought(this);
  }
}
