import type { Ledger, LedgerEntry, SourceCommit } from '../ledger';

/** How long a commit of main took to an environment. */
export interface LeadTime {
  readonly environment: string;
  readonly source: SourceCommit;
  /** The first entry that holds it. */
  readonly entry: LedgerEntry;
  /** From when the commit was written to when it was published. */
  readonly seconds: number;
}

/** The lead time of every source that was published, when it was for the first time; oldest first. */
export function leadTimesOf({ environment, entries }: Ledger): LeadTime[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const { source } = entry;
    if (source === undefined || seen.has(source.commit)) return [];
    seen.add(source.commit);
    return leadTime(environment, source, entry);
  });
}

/**
 * How long one commit took: until the first entry that is made from it, or from a commit that comes after it.
 * @param holders every commit that has it in its history, and itself
 */
export function leadTimeOf(
  { environment, entries }: Ledger,
  source: SourceCommit,
  holders: ReadonlySet<string>,
): LeadTime | undefined {
  const entry = entries.find((one) => one.source !== undefined && holders.has(one.source.commit));
  return entry === undefined ? undefined : leadTime(environment, source, entry)[0];
}

function leadTime(environment: string, source: SourceCommit, entry: LedgerEntry): LeadTime[] {
  const written = Date.parse(source.date) / 1000;
  return Number.isNaN(written) ? [] : [{ environment, source, entry, seconds: entry.at - written }];
}
