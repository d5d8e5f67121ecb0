import type { Team } from '../../environment';
import { type LogLimits, type LogTenant, retentionClass, type RetentionChoice } from '../model';
import { type LogAccess, logAccess } from './log-access';

/** What a team wants to be otherwise than it is for all. */
export interface TeamLogsOverrides {
  /** @default standard */
  readonly retention?: RetentionChoice;
  /** @default - 4 MB a second with bursts of 8 MB, in 5000 streams */
  readonly limits?: Partial<LogLimits>;
  /** Teams whose logs its people may read beside their own. @default - none */
  readonly readsAlso?: readonly string[];
}

/** The logs of one team: what is kept of them, and who may read them. */
export interface TeamLogs {
  readonly tenant: LogTenant;
  readonly access: LogAccess;
}

/**
 * Loki's own defaults, but for the burst: a push is a chunk of Fluent Bit, about 2 MB, and after an outage of Loki several
 * of them come at once.
 * @see https://grafana.com/docs/loki/latest/configure/#limits_config
 */
const LIMITS: LogLimits = { megabytesPerSecond: 4, burstMegabytes: 8, streams: 5000 };

/**
 * Everything about a team's logs, by default and with what it wants otherwise.
 * @param namespaces those that are the team's though they are not called `<team>` or `<team>-*`
 * @param standardDays how long the environment keeps logs
 */
export function teamLogs(
  team: Pick<Team, 'name' | 'identityGroup'>,
  namespaces: readonly string[],
  standardDays: number,
  { retention = 'standard', limits, readsAlso = [] }: TeamLogsOverrides = {},
): TeamLogs {
  return {
    tenant: {
      name: team.name,
      namespaces,
      retention: retentionClass(retention, standardDays),
      limits: { ...LIMITS, ...limits },
    },
    access: logAccess(team, readsAlso),
  };
}
