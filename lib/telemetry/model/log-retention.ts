import type { Problem } from '../../problems';

/** How long logs can be found. */
export interface RetentionClass {
  /** `short`, `standard`, or the number of days: `30-days`. */
  readonly name: string;
  readonly days: number;
}

/**
 * What a team chooses: `short` for what is only debugged with, `standard` for what the environment promises, or a number of
 * days of its own.
 */
export type RetentionChoice = 'short' | 'standard' | { readonly days: number };

/** A week: long enough to find out on Monday what happened on Friday. */
const SHORT_DAYS = 7;

/**
 * @param standardDays how long the environment keeps logs
 */
export function retentionClass(choice: RetentionChoice, standardDays: number): RetentionClass {
  if (choice === 'standard') return { name: choice, days: standardDays };
  if (choice === 'short') return { name: choice, days: Math.min(SHORT_DAYS, standardDays) };
  return { name: `${choice.days}-days`, days: choice.days };
}

/**
 * A tenant's retention against what the storage is sized for: the bucket deletes what is older, whatever Loki's index
 * still names, and Loki deletes nothing that is younger than a day.
 * @param keptDays how long the bucket keeps objects for sure
 * @see https://grafana.com/docs/loki/latest/operations/storage/retention/
 */
export function retentionProblems(tenant: string, { days }: RetentionClass, keptDays: number): Problem[] {
  if (Number.isInteger(days) && days >= 1 && days <= keptDays) return [];
  return [
    {
      where: `logs of ${tenant} › retention`,
      what: days > keptDays ? 'is longer than the storage keeps logs' : 'is not a whole number of days above zero',
      received: `${days} days`,
      allowed: `1 to ${keptDays} days: telemetry.logsRetentionDays is what the bucket is sized for`,
      mend:
        days > keptDays ? "choose 'standard', or raise telemetry.logsRetentionDays" : "choose 'short' or whole days",
    },
  ];
}
