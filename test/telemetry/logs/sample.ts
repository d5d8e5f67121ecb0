import { logPipeline } from '../../../lib/telemetry/logs/log-pipeline';
import { teamLogs } from '../../../lib/telemetry/logs/team-logs';
import type { LogPipeline } from '../../../lib/telemetry/model';

export const ENVIRONMENT = {
  name: 'dev',
  account: '111111111111',
  organisation: { name: 'acme', domain: 'acme.example' },
  telemetry: { logsRetentionDays: 14 },
} as const;

export const CLUSTER = { name: 'dev-a', region: 'eu-west-2' };

const team = (name: string) => ({ name, identityGroup: `${name}-developers` });

/** A platform and two teams, of which one has a name that begins like the other's. */
export function samplePipeline(): LogPipeline {
  const tenants = [
    teamLogs(team('platform'), ['kube-system', 'monitoring'], 14),
    teamLogs(team('checkout'), ['shop'], 14, { retention: 'short', limits: { streams: 1000 } }),
    teamLogs(team('checkout-eu'), [], 14, { retention: { days: 10 } }),
  ].map(({ tenant }) => tenant);
  return logPipeline(ENVIRONMENT, CLUSTER, 'platform', tenants);
}
