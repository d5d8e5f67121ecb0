import { compareText } from '../problems';
import type { ResourceRecord } from '../tree';
import { groupOf, type ResourceChange } from './change';
import type { TreeSide } from './tree-side';
import { compareValues } from './values';

/** What becomes of one record. */
interface Pair {
  readonly old?: ResourceRecord;
  readonly new?: ResourceRecord;
  readonly isMoved?: boolean;
}

/** Every resource that differs, by id. Records with equal hashes are equal: nothing of them is read. */
export function resourceChanges(before: TreeSide, after: TreeSide): ResourceChange[] {
  const { same, olds, news } = pairById(before.records, after.records);
  const renames = renamesAmong(olds, news, after);
  const known = new Set(renames.flatMap(({ old, new: fresh }) => [old, fresh]));
  const removed = olds.filter((record) => !known.has(record)).map((old) => ({ old }));
  const added = news.filter((record) => !known.has(record)).map((fresh) => ({ new: fresh }));
  const pairs: Pair[] = [...same, ...renames, ...removed, ...added];
  return pairs
    .map((pair) => ({ id: idOf(pair), change: changeOf(pair, before, after) }))
    .sort((a, b) => compareText(a.id, b.id))
    .map(({ change }) => change);
}

function pairById(before: readonly ResourceRecord[], after: readonly ResourceRecord[]) {
  const olds = new Map(before.map((record) => [record.id, record]));
  const same: Pair[] = [];
  const news: ResourceRecord[] = [];
  for (const record of after) {
    const old = olds.get(record.id);
    if (old === undefined) news.push(record);
    else if (old.hash !== record.hash || componentOf(old) !== componentOf(record)) same.push({ old, new: record });
    olds.delete(record.id);
  }
  return { same, olds: [...olds.values()].sort(byId), news: news.sort(byId) };
}

/** By `moved` blocks first, then by the construct that makes them. */
function renamesAmong(olds: readonly ResourceRecord[], news: readonly ResourceRecord[], after: TreeSide): Pair[] {
  const freshById = new Map(news.map((record) => [record.id, record]));
  const moved = olds.flatMap((old) => movedTo(old, freshById, after));
  const taken = new Set(moved.flatMap(({ old, new: fresh }) => [old, fresh]));
  const freshByMaker = uniqueBy(news.filter((record) => !taken.has(record)));
  const oldByMaker = uniqueBy(olds.filter((record) => !taken.has(record)));
  const made = [...oldByMaker].flatMap(([maker, old]) => {
    const fresh = freshByMaker.get(maker);
    return fresh === undefined ? [] : [{ old, new: fresh }];
  });
  return [...moved, ...made];
}

function movedTo(old: ResourceRecord, news: ReadonlyMap<string, ResourceRecord>, after: TreeSide): Pair[] {
  const fresh = news.get(after.layers.movedId(old) ?? '');
  return fresh === undefined ? [] : [{ old, new: fresh, isMoved: true }];
}

/** One construct may make several objects of a kind: then it does not say which became which. */
function uniqueBy(records: readonly ResourceRecord[]): Map<string, ResourceRecord> {
  const found = new Map<string, ResourceRecord | undefined>();
  for (const record of records) {
    const maker = makerOf(record);
    found.set(maker, found.has(maker) ? undefined : record);
  }
  return new Map([...found].flatMap(([maker, record]) => (record === undefined ? [] : [[maker, record] as const])));
}

function makerOf(record: ResourceRecord): string {
  const { constructPath } = record;
  if (record.half === 'terraform')
    return ['terraform', record.layer, record.mode, record.type, constructPath].join('\0');
  return ['kubernetes', record.cluster, groupOf(record.apiVersion), record.kind, constructPath].join('\0');
}

function changeOf(pair: Pair, before: TreeSide, after: TreeSide): ResourceChange {
  const old = pair.old === undefined ? undefined : before.sideOf(pair.old);
  const fresh = pair.new === undefined ? undefined : after.sideOf(pair.new);
  const isMoved = pair.isMoved ?? false;
  const common = {
    ...(old === undefined ? {} : { before: old }),
    ...(fresh === undefined ? {} : { after: fresh }),
    isForgotten: old !== undefined && after.layers.isForgotten(old.record),
    isMoved,
  };
  if (old === undefined) return { ...common, kind: 'added', edits: [] };
  if (fresh === undefined) return { ...common, kind: 'removed', edits: [] };
  const values = compareValues(old.body, fresh.body);
  const handed = handedOver(old.record, fresh.record);
  const edits = handed === undefined ? values : [handed, ...values];
  return { ...common, kind: kindOf(old.record, fresh.record, isMoved), edits };
}

/** Without a `moved` block Terraform destroys what had the old address, and creates what has the new one. */
function kindOf(old: ResourceRecord, fresh: ResourceRecord, isMoved: boolean): 'changed' | 'renamed' | 'replaced' {
  if (old.id === fresh.id) return 'changed';
  return old.half === 'terraform' && old.mode === 'managed' && !isMoved ? 'replaced' : 'renamed';
}

/** An object that another component holds: another object of the agent owns it from then on. */
function handedOver(old: ResourceRecord, fresh: ResourceRecord) {
  const [from, to] = [componentOf(old), componentOf(fresh)];
  return from === to ? undefined : { path: ['(component)'], before: from, after: to };
}

function componentOf(record: ResourceRecord): string {
  return record.half === 'kubernetes' ? record.component : '';
}

function idOf({ old, new: fresh }: Pair): string {
  return (fresh ?? old)?.id ?? '';
}

function byId(a: ResourceRecord, b: ResourceRecord): number {
  return compareText(a.id, b.id);
}
