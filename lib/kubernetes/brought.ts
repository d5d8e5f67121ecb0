import { Construct } from 'constructs';
import { type BroughtCapabilities, type IBrought, markAsBrought } from '../environment';

export type BroughtProps = BroughtCapabilities;

/** Says what a cluster has before any component, so that a need which nothing covers can be told from one that is. */
export class Brought extends Construct implements IBrought {
  /** What it has, and who brings it. */
  public readonly brought: BroughtCapabilities;

  constructor(scope: Construct, id: string, props: BroughtProps) {
    super(scope, id);
    const { cluster, by, provides } = props;
    this.brought = { cluster, by, provides };
    markAsBrought(this);
  }
}
