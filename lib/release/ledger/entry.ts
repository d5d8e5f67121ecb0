import type { VersionChange } from './inventory';
import type { RollbackRecord, SourceCommit } from './record';

/**
 * How an environment came to a tree: publish or rollback has committed it, the branch began with nothing, or somebody
 * else has committed.
 */
export type Outcome = 'published' | 'rolled-back' | 'begun' | 'by-hand';

/** What an environment was given at one time, until the next entry. */
export interface LedgerEntry {
  readonly environment: string;
  /** The commit of the branch. */
  readonly commit: string;
  /** The id of its git tree. */
  readonly tree: string;
  /** Seconds since 1970, as the committer's clock says, and never before the entry before. */
  readonly at: number;
  readonly outcome: Outcome;
  /** Who moved the branch: the publisher, or who merged. `Name <address>` */
  readonly by: string;
  /** @default - it names none */
  readonly source?: SourceCommit;
  /** `#12`: the one on main, then the one that brought it to this branch. */
  readonly pullRequests: readonly string[];
  /** What has another version than in the entry before. */
  readonly changes: readonly VersionChange[];
  /** @default - nobody went back */
  readonly rollback?: RollbackRecord;
}

/** All entries of one environment, oldest first. */
export interface Ledger {
  readonly environment: string;
  readonly branch: string;
  readonly entries: readonly LedgerEntry[];
}
