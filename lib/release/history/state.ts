import { type Item, itemKey, itemOf, type Ledger, type LedgerEntry } from '../ledger';

/** The version of an item, and since when. */
export interface ItemState extends Item {
  readonly environment: string;
  readonly version: string;
  /** The entry that brought it. */
  readonly since: LedgerEntry;
}

/**
 * What an environment has after its last entry, sorted by kind and name.
 * @param until seconds since 1970; entries after it do not count. @default - all count
 */
export function stateOf({ environment, entries }: Ledger, until = Infinity): ItemState[] {
  const state = new Map<string, { version: string; since: LedgerEntry }>();
  for (const entry of entries) {
    if (entry.at > until) break;
    for (const { kind, name, after } of entry.changes) {
      const key = itemKey({ kind, name });
      if (after === undefined) state.delete(key);
      else state.set(key, { version: after, since: entry });
    }
  }
  const sorted = [...state].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([key, { version, since }]) => ({ environment, ...itemOf(key), version, since }));
}

/** The last entry until a time; undefined when the branch began later. */
export function entryAt({ entries }: Ledger, until = Infinity): LedgerEntry | undefined {
  return entries.filter(({ at }) => at <= until).at(-1);
}
