import { Construct } from 'constructs';
import { type BroughtCapabilities, type IBrought, markAsBrought } from '../environment';

/** Says what a cluster has before any component, so that a need which nothing covers can be told from one that is. */
export class Brought extends Construct implements IBrought {
  public readonly brought: BroughtCapabilities;

  constructor(scope: Construct, id: string, props: BroughtCapabilities) {
    super(scope, id);
    this.brought = props;
    markAsBrought(this);
  }
}
