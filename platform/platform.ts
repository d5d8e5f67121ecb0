import type { Environment } from '../lib/environment';
import type { Platform } from '../lib/synth';
import { cloud } from './cloud';
import { alerts, clusters } from './clusters';
import { teams } from './tenants';

/** The whole platform: AWS layers by Terraform, and what runs in every cluster. */
export const platform: Platform = {
  cloud: (scope, environment) => cloud(scope, environment, teams),
  clusters: (scope, environment) => clusters(scope, environment, teams),
};

/** What the clusters of an environment can tell people. */
export function alertsOf(environment: Environment) {
  return alerts(environment, teams);
}
