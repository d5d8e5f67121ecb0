import type { ResourceRecord, TerraformRecord } from '../tree';
import { type Edit, type JsonObject, type JsonValue, type Path, textAt } from './values';

/** What becomes of something. A rename keeps it, or removes it under its old name; a replacement destroys and creates. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'renamed' | 'replaced';

/** A resource in one of the two trees. */
export interface Side {
  readonly record: ResourceRecord;
  /** What the file holds: the object, or the body of the Terraform block. Read when it is asked for. */
  readonly body: JsonObject;
}

/** What happens to one resource, as rules judge it: with every value, secrets too. */
export interface ResourceChange {
  readonly kind: ChangeKind;
  /** @default - it is added */
  readonly before?: Side;
  /** @default - it is removed */
  readonly after?: Side;
  /** Sorted by path; empty when it is added or removed. */
  readonly edits: readonly Edit[];
  /** Terraform is told by a `removed` block to leave it as it is. */
  readonly isForgotten: boolean;
  /** Terraform is told by a `moved` block that this is the same under another name. */
  readonly isMoved: boolean;
}

/** The side that is there: what comes after, or what was before when it is removed. */
export function subjectOf({ before, after }: Pick<ResourceChange, 'before' | 'after'>): Side {
  const side = after ?? before;
  if (side === undefined) throw new Error('a change of nothing');
  return side;
}

/** The kind of an object, or the Terraform type of what Terraform manages; a data source is neither. */
export function typeOf({ record }: Side): string {
  if (record.half === 'kubernetes') return record.kind;
  return record.mode === 'managed' ? record.type : `data.${record.type}`;
}

/** The Kubernetes object that goes: removed, or under another name. Its old name is pruned. */
export function goneObject({ kind, before }: ResourceChange): Side | undefined {
  const isGone = kind === 'removed' || kind === 'renamed';
  return isGone && before?.record.half === 'kubernetes' ? before : undefined;
}

/** The Terraform resource that is destroyed, and whether another takes its place. */
export function destroyedResource(change: ResourceChange): (Side & { record: TerraformRecord }) | undefined {
  const { kind, before, isForgotten } = change;
  if ((kind !== 'removed' && kind !== 'replaced') || isForgotten || before?.record.half !== 'terraform')
    return undefined;
  return before.record.mode === 'managed' ? { record: before.record, body: before.body } : undefined;
}

/** Both sides of something that stays and differs, when it is of one of these kinds or types. */
export function stayingPair(
  change: ResourceChange,
  types?: ReadonlySet<string>,
): { readonly before: JsonObject; readonly after: JsonObject; readonly type: string } | undefined {
  const { before, after } = change;
  if (before === undefined || after === undefined) return undefined;
  const type = typeOf(after);
  return types === undefined || types.has(type) ? { before: before.body, after: after.body, type } : undefined;
}

export function isKubernetes(change: ResourceChange, ...kinds: readonly string[]): boolean {
  const { record } = subjectOf(change);
  return record.half === 'kubernetes' && (kinds.length === 0 || kinds.includes(record.kind));
}

/** The API group of an apiVersion; that of core is empty. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** The path of an edit begins with these keys; items of lists in between do not count. */
export function isBelow(path: Path, ...keys: readonly string[]): boolean {
  const fields = path.filter((key) => !key.startsWith('['));
  return keys.every((key, index) => fields[index] === key);
}

/** What is there before and after: what was not there had no value. */
export function bodiesOf({ before, after }: ResourceChange): { before?: JsonObject; after?: JsonObject } {
  return {
    ...(before === undefined ? {} : { before: before.body }),
    ...(after === undefined ? {} : { after: after.body }),
  };
}

/** An annotation of an object; its key may hold dots and slashes. */
export function annotation(body: JsonValue | undefined, key: string): string | undefined {
  return textAt(body, 'metadata', 'annotations', key);
}
