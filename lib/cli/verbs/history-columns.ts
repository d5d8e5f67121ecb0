import { isoTime, type ItemState, type LeadTime, type LedgerEntry, type SpanChange, type Stay } from '../../release';
import type { Column } from '../result';
import { shortId } from '../short-id';

/** As much of a subject or version as fits beside others. */
const NARROW = 48;

/** What is known of every entry. */
const ENTRY: readonly Column<LedgerEntry>[] = [
  { name: 'commit', of: ({ commit }) => commit, brief: short },
  { name: 'publishedAt', of: ({ at }) => isoTime(at) },
  { name: 'source', of: ({ source }) => source?.commit, brief: short },
  { name: 'author', of: ({ source }) => source?.author, brief: nameOf },
  { name: 'pullRequests', of: ({ pullRequests }) => pullRequests.join(' ') || undefined },
];

export const ENTRY_COLUMNS: readonly Column<LedgerEntry>[] = [
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'outcome', of: ({ outcome }) => outcome },
  ...ENTRY,
  { name: 'publishedBy', of: ({ by }) => by, brief: nameOf },
  { name: 'leadSeconds', of: leadSeconds, brief: durationText },
  { name: 'changes', of: ({ changes }) => changes.length },
  { name: 'subject', of: ({ source, rollback }) => rollback?.reason ?? source?.subject, brief: narrow },
];

const VERSION: Column<{ readonly version: string }> = {
  name: 'version',
  of: ({ version }) => version,
  brief: versionText,
};

export const STATE_COLUMNS: readonly Column<ItemState>[] = [
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'name', of: ({ name }) => name },
  { name: 'environment', of: ({ environment }) => environment },
  VERSION,
  ...ENTRY.map((column) => ofEntry<ItemState>(column, ({ since }) => since)),
];

export const STAY_COLUMNS: readonly Column<Stay>[] = [
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'name', of: ({ name }) => name },
  { name: 'environment', of: ({ environment }) => environment },
  VERSION,
  { name: 'until', of: ({ to }) => (to === undefined ? undefined : isoTime(to.at)) },
  ...ENTRY.map((column) => ofEntry<Stay>(column, ({ from }) => from)),
];

export const CHANGE_COLUMNS: readonly Column<SpanChange>[] = [
  { name: 'kind', of: ({ kind }) => kind },
  { name: 'name', of: ({ name }) => name },
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'before', of: ({ before }) => before, brief: versionText },
  { name: 'after', of: ({ after }) => after, brief: versionText },
  ...ENTRY.map((column) => ofEntry<SpanChange>(column, ({ entry }) => entry)),
];

/** A commit on its way: it may not have arrived. */
export type Arrival = Pick<LeadTime, 'environment' | 'source'> & Partial<LeadTime>;

export const LEAD_COLUMNS: readonly Column<Arrival>[] = [
  { name: 'environment', of: ({ environment }) => environment },
  { name: 'source', of: ({ source }) => source.commit, brief: short },
  { name: 'writtenAt', of: ({ source }) => source.date },
  { name: 'publishedAt', of: ({ entry }) => (entry === undefined ? undefined : isoTime(entry.at)) },
  { name: 'leadSeconds', of: ({ seconds }) => seconds, brief: durationText },
  { name: 'author', of: ({ source }) => source.author, brief: nameOf },
  { name: 'subject', of: ({ source }) => source.subject, brief: narrow },
];

/** `2 d 3 h`, `3 h 5 min`, `5 min`, `40 s` */
export function durationText(seconds: string | number): string {
  const all = Math.max(0, Number(seconds));
  const [days, hours, minutes] = [Math.floor(all / 86_400), Math.floor(all / 3600) % 24, Math.floor(all / 60) % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${all} s`;
}

/** What was gone back to had arrived before. */
function leadSeconds({ at, source, rollback }: LedgerEntry): number | undefined {
  if (rollback !== undefined) return undefined;
  const written = Date.parse(source?.date ?? '') / 1000;
  return Number.isNaN(written) ? undefined : at - written;
}

function ofEntry<Row>({ of, ...column }: Column<LedgerEntry>, entryOf: (row: Row) => LedgerEntry): Column<Row> {
  return { ...column, of: (row) => of(entryOf(row)) };
}

function short(oid: string | number): string {
  return shortId(String(oid));
}

/** `Ann Lee <ann@acme.example>` */
function nameOf(who: string | number): string {
  return String(who).replace(/ <.*>$/, '');
}

function narrow(text: string | number): string {
  const whole = String(text);
  return whole.length > NARROW ? `${whole.slice(0, NARROW - 1)}…` : whole;
}

/** A digest is for machines, where a tag stands before it. */
function versionText(version: string | number): string {
  return String(version)
    .replace(/(?<=[^,])@sha256:[0-9a-f]{64}/g, '')
    .replace(/(?<=sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '');
}
