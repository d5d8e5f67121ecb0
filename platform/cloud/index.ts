import type { Construct } from 'constructs';
import type { Environment, Team } from '../../lib/environment';
import { accessLayer } from './access';
import { backupLayer } from './backup';
import { bootstrapLayer } from './bootstrap';
import { clusterLayer } from './cluster';
import { networkLayer } from './network';
import { observabilityLayer } from './observability';
import { servicesLayer } from './services';

/** The Terraform layers of an environment: two for the account, four a region, one a cluster. */
export function cloud(scope: Construct, environment: Environment, teams: readonly Team[]): void {
  bootstrapLayer(scope, environment);
  accessLayer(scope, environment, teams);
  for (const network of environment.networks) networkLayer(scope, environment, network);
  for (const cluster of environment.clusters) clusterLayer(scope, environment, cluster, teams);
  for (const region of environment.regions) {
    servicesLayer(scope, environment, region, teams);
    observabilityLayer(scope, environment, region, teams);
    backupLayer(scope, environment, region);
  }
}
