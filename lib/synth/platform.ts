import type { Construct } from 'constructs';
import type { Environment } from '../environment';

/** Fills a scope with one half of an environment. */
export type Fill = (scope: Construct, environment: Environment) => void;

/** What we run, as two functions that fill a scope. The composition in platform/ is one of these. */
export interface Platform {
  /** Adds the Terraform layers of an environment. */
  readonly cloud: Fill;
  /** Adds the Kubernetes components of every cluster of an environment. */
  readonly clusters: Fill;
}
