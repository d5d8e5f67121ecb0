import type { Construct } from 'constructs';
import type { Environment } from '../../lib/environment';

/** Filled in by the commits that follow. */
export function bootstrapLayer(_scope: Construct, _environment: Environment): void {}
