import { type Inventory, itemKey, type VersionChange, versionChanges } from '../inventory';
import type { Ledger, LedgerEntry } from '../entry';
import { stateOf } from './state';

/** What happened to an environment in a span of time. */
export interface Span {
  readonly environment: string;
  /** What differs between its ends. What came and went again is not among it. */
  readonly changes: readonly VersionChange[];
  /** What was published meanwhile. */
  readonly entries: readonly LedgerEntry[];
}

/**
 * What changed after one time, until another one.
 * @param from seconds since 1970, as `to`
 */
export function between(ledger: Ledger, from: number, to: number): Span {
  const [before, after] = [from, to].map((until) => inventoryAt(ledger, until));
  return {
    environment: ledger.environment,
    changes: versionChanges(before ?? new Map(), after ?? new Map()),
    entries: ledger.entries.filter(({ at }) => at > from && at <= to),
  };
}

function inventoryAt(ledger: Ledger, until: number): Inventory {
  return new Map(stateOf(ledger, until).map((item) => [itemKey(item), item.version]));
}
