import { type Item, itemKey, type Ledger, type LedgerEntry } from '../ledger';

/** How long an environment had one version of an item. */
export interface Stay extends Item {
  readonly environment: string;
  readonly version: string;
  readonly from: LedgerEntry;
  /** The entry that replaced or removed it. @default - it is still there */
  readonly to?: LedgerEntry;
}

/** Every version of every item that matches, oldest first. */
export function staysOf({ environment, entries }: Ledger, matches: (item: Item, version: string) => boolean): Stay[] {
  const open = new Map<string, Stay>();
  const stays: Stay[] = [];
  for (const entry of entries) {
    for (const { kind, name, after } of entry.changes) {
      const key = itemKey({ kind, name });
      const last = open.get(key);
      if (last !== undefined) stays.push({ ...last, to: entry });
      open.delete(key);
      if (after === undefined || !matches({ kind, name }, after)) continue;
      open.set(key, { environment, kind, name, version: after, from: entry });
    }
  }
  return [...stays, ...open.values()].sort(
    (a, b) => a.from.at - b.from.at || (itemKey(a) < itemKey(b) ? -1 : itemKey(a) > itemKey(b) ? 1 : 0),
  );
}
