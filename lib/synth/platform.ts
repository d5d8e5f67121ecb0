import type { Construct } from 'constructs';
import type { Environment } from '../environment';

/** What we run, as two functions that fill a scope. The composition in platform/ is one of these. */
export interface Platform {
  /** Adds the Terraform layers of an environment. */
  cloud(scope: Construct, environment: Environment): void;
  /** Adds the Kubernetes components of every cluster of an environment. */
  clusters(scope: Construct, environment: Environment): void;
}
