import type { WorkloadProbes } from '../../lib/kubernetes';
import { FLUENT_BIT_PATHS } from '../../lib/telemetry';

/** The image has no entry point. */
export function fluentBitCommand(): string[] {
  return ['/fluent-bit/bin/fluent-bit', '-c', `${FLUENT_BIT_PATHS.config}/fluent-bit.yaml`];
}

/**
 * Its health is whether it can hand on what it reads. That shows in whether it is ready; a restart would mend nothing.
 * @see https://docs.fluentbit.io/manual/administration/monitoring#health-check-for-fluent-bit
 */
export function fluentBitProbes(): WorkloadProbes {
  return {
    liveness: { path: '/api/v1/uptime', port: 'http' },
    readiness: { path: '/api/v1/health', port: 'http' },
  };
}
