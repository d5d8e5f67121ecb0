import type { Platform } from '../lib/synth';
import { cloud } from './cloud';
import { clusters } from './clusters';
import { teams } from './tenants';

/** The whole platform: AWS layers by Terraform, and what runs in every cluster. */
export const platform: Platform = {
  cloud: (scope, environment) => cloud(scope, environment, teams),
  clusters: (scope, environment) => clusters(scope, environment, teams),
};
