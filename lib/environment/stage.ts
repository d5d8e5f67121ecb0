/** How much is at stake, in the order in which a change travels. */
export const STAGES = ['development', 'staging', 'production'] as const;

export type Stage = (typeof STAGES)[number];

/** As cron names them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** What an environment gets when it does not say otherwise. */
export interface StageDefaults {
  readonly nat: 'none' | 'single' | 'per-zone';
  readonly deliver: 'direct' | 'pull-request';
  readonly quietDays: readonly Weekday[];
  readonly metricsRetentionDays: number;
  readonly activeSeries: number;
  readonly metricsStorageGiB: number;
  readonly logsRetentionDays: number;
  readonly flowLogsDays: number;
  readonly dnsLogsDays: number;
  readonly controlPlaneLogsDays: number;
  readonly auditTrailDays: number;
  readonly backupsDays: number;
  readonly monthlyBackupsDays: number;
}

/**
 * One line a value, one column a stage. Production keeps control-plane (audit) logs for 400 days: a year and the time to
 * notice; CloudWatch has no value between 365 and 400.
 */
export const STAGE_DEFAULTS: Readonly<Record<Stage, StageDefaults>> = {
  development: {
    nat: 'single',
    deliver: 'direct',
    quietDays: [],
    metricsRetentionDays: 7,
    activeSeries: 150_000,
    metricsStorageGiB: 20,
    logsRetentionDays: 14,
    flowLogsDays: 14,
    dnsLogsDays: 14,
    controlPlaneLogsDays: 30,
    auditTrailDays: 90,
    backupsDays: 7,
    monthlyBackupsDays: 90,
  },
  staging: {
    nat: 'single',
    deliver: 'direct',
    quietDays: [],
    metricsRetentionDays: 15,
    activeSeries: 300_000,
    metricsStorageGiB: 60,
    logsRetentionDays: 30,
    flowLogsDays: 30,
    dnsLogsDays: 30,
    controlPlaneLogsDays: 90,
    auditTrailDays: 90,
    backupsDays: 14,
    monthlyBackupsDays: 180,
  },
  production: {
    nat: 'per-zone',
    deliver: 'pull-request',
    quietDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    metricsRetentionDays: 30,
    activeSeries: 1_000_000,
    metricsStorageGiB: 300,
    logsRetentionDays: 90,
    flowLogsDays: 400,
    dnsLogsDays: 400,
    controlPlaneLogsDays: 400,
    auditTrailDays: 400,
    backupsDays: 35,
    monthlyBackupsDays: 365,
  },
};
