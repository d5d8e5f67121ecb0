import type { Construct } from 'constructs';
import type { Environment, Team } from '../../lib/environment';
import { clusterLayer } from './cluster';
import { networkLayer } from './network';

/** The Terraform layers of an environment: one network a region, one layer a cluster. */
export function cloud(scope: Construct, environment: Environment, teams: readonly Team[]): void {
  for (const network of environment.networks) networkLayer(scope, environment, network);
  for (const cluster of environment.clusters) clusterLayer(scope, environment, cluster, teams);
}
