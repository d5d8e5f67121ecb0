import type { ResourceChange } from '../change';

/** What a change may do to those who live with it, worst first. */
export const RISKS = [
  'destroys-data',
  'replaces',
  'interrupts',
  'widens-access',
  'weakens-observation',
  'routine',
] as const;

export type Risk = (typeof RISKS)[number];

export interface RiskRule {
  /** The name of its file. */
  readonly name: string;
  readonly risk: Exclude<Risk, 'routine'>;
  /** Where it is written that this is so. */
  readonly source: string;
  /** Why the change is a risk, in short clauses; nothing when it is none. Never with a value that may be a secret. */
  judge(change: ResourceChange): readonly string[];
}

/** A risk that a rule has found. */
export interface Finding {
  readonly risk: Risk;
  readonly rule: string;
  readonly reason: string;
  readonly source: string;
}
