import type { Construct } from 'constructs';
import type { Environment, Team } from '../../lib/environment';

/** Filled in by the commits that follow. */
export function servicesLayer(
  _scope: Construct,
  _environment: Environment,
  _region: string,
  _teams: readonly Team[],
): void {}
