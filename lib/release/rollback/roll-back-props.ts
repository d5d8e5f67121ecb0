import type { Git } from '../git';
import type { PullRequest } from '../publish';

export interface RollbackProps {
  readonly git: Git;
  readonly remote: string;
  readonly environment: string;
  /** The branch that is applied: `environment/prod`. */
  readonly branch: string;
  /** Commit to that branch, or to `<branch>-next`, from where people merge. */
  readonly deliver: 'direct' | 'pull-request';
  /** A publish by its commit, a time at which it was applied, or `-1` for the one before. */
  readonly to: string;
  /** Why, for those who come after. */
  readonly reason: string;
  /** What is destroyed or crossed all the same, by name. */
  readonly accept: readonly string[];
  /** Program to version, for the record. */
  readonly programs: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Judges everything, and pushes nothing. @default false */
  readonly dryRun?: boolean;
  /** Waits. */
  readonly pause: (milliseconds: number) => void;
  /** A number from 0 to 1. */
  readonly chance: () => number;
}

export interface RollbackReport {
  readonly environment: string;
  /** The branch that it was committed to. */
  readonly branch: string;
  readonly outcome: 'rolled-back' | 'proposed';
  readonly dryRun: boolean;
  /** @default - with a dry run, there is none */
  readonly commit?: string;
  /** The commit whose tree it is. */
  readonly restores: string;
  /** The commit of main that this was rendered from. */
  readonly source: string;
  /** When it was published: ISO 8601. */
  readonly publishedAt: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** What was accepted by name. */
  readonly accepted: readonly string[];
  /** What to open. @default - nobody has to merge */
  readonly pullRequest?: PullRequest;
}
