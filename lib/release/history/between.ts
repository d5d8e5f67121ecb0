import { type Inventory, itemKey, type Ledger, type LedgerEntry, type VersionChange, versionChanges } from '../ledger';
import { stateOf } from './state';

/** What differs between two times, and what brought it. */
export interface SpanChange extends VersionChange {
  readonly environment: string;
  /** The last entry in between that changed it. */
  readonly entry: LedgerEntry;
}

/**
 * What changed after one time, until another one. What came and went again is not among it.
 * @param from seconds since 1970, as `to`
 */
export function between(ledger: Ledger, from: number, to: number): SpanChange[] {
  const [before, after] = [from, to].map((until) => inventoryAt(ledger, until));
  const last = new Map<string, LedgerEntry>();
  for (const entry of ledger.entries.filter(({ at }) => at > from && at <= to)) {
    for (const change of entry.changes) last.set(itemKey(change), entry);
  }
  return versionChanges(before ?? new Map(), after ?? new Map()).flatMap((change) => {
    const entry = last.get(itemKey(change));
    return entry === undefined ? [] : [{ environment: ledger.environment, ...change, entry }];
  });
}

function inventoryAt(ledger: Ledger, until: number): Inventory {
  return new Map(stateOf(ledger, until).map((item) => [itemKey(item), item.version]));
}
