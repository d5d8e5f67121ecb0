import type { Construct } from 'constructs';
import type { Environment, Team } from '../../lib/environment';

/** Filled in by the commits that follow. */
export function accessLayer(_scope: Construct, _environment: Environment, _teams: readonly Team[]): void {}
