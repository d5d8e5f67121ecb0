import { LayerFiles } from '../../diff';
import type { Problem } from '../../problems';
import type { Manifest, RenderedTree, ResourceRecord } from '../../tree';

/** How much may disappear from an environment without somebody saying so. */
export interface PruneBudget {
  /** Resources of one component or layer. */
  readonly objects: number;
  /** Share of the resources of one component or layer, 0 to 100. */
  readonly percent: number;
  /** What never disappears unsaid. */
  readonly guarded: {
    /** Kubernetes kinds; the group is empty for the core group. */
    readonly kinds: readonly { readonly group: string; readonly kind: string }[];
    /** Terraform types: `aws_s3_bucket`. */
    readonly types: readonly string[];
  };
}

const NAMES_SHOWN = 5;

/** How two renders differ, counted in resources. */
export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export function countChanges(before: Manifest | undefined, after: Manifest): Counts {
  const [old, now] = [hashesOf(before), hashesOf(after)];
  const common = [...now].filter(([id]) => old.has(id));
  return {
    added: now.size - common.length,
    changed: common.filter(([id, hash]) => old.get(id) !== hash).length,
    removed: old.size - common.length,
  };
}

/** What disappears and should not without somebody saying so. A `moved` or a `removed` block of Terraform does say so. */
export function pruneProblems(before: Manifest, after: RenderedTree, budget: PruneBudget): Problem[] {
  const managed = before.resources.filter(isManaged);
  const removed = lost(managed, after);
  const guarded = removed.filter((record) => isGuarded(record, budget));
  const overBudget = [...new Set(removed.map(partOf))].flatMap((part) => {
    const isOfPart = (record: ResourceRecord) => partOf(record) === part;
    const [gone, all] = [removed.filter(isOfPart), managed.filter(isOfPart).length];
    const isOver = gone.length > budget.objects || (100 * gone.length) / all > budget.percent;
    return isOver ? [tooMany(before.environment, part, gone, all, budget)] : [];
  });
  return [...(guarded.length === 0 ? [] : [guardedGone(before.environment, guarded)]), ...overBudget];
}

/** Terraform destroys what it is told to move to where something is already, and moves one thing to one place. */
function lost(managed: readonly ResourceRecord[], after: RenderedTree): ResourceRecord[] {
  const kept = new Set(after.manifest.resources.map(({ id }) => id));
  const layers = new LayerFiles(after);
  const free = new Set(kept);
  for (const { id } of managed) free.delete(id);
  return managed.filter((record) => {
    return !kept.has(record.id) && !free.delete(layers.movedId(record) ?? '') && !layers.isForgotten(record);
  });
}

function hashesOf(manifest: Manifest | undefined): Map<string, string> {
  return new Map((manifest?.resources ?? []).filter(isManaged).map(({ id, hash }) => [id, hash]));
}

/** A data source is nothing that could be lost. */
function isManaged(record: ResourceRecord): boolean {
  return record.half === 'kubernetes' || record.mode === 'managed';
}

function isGuarded(record: ResourceRecord, { guarded }: PruneBudget): boolean {
  if (record.half === 'terraform') return guarded.types.includes(record.type);
  const group = record.apiVersion.includes('/') ? record.apiVersion.split('/')[0] : '';
  return guarded.kinds.some((kind) => kind.kind === record.kind && kind.group === group);
}

function partOf(record: ResourceRecord): string {
  return record.half === 'terraform' ? `terraform/${record.layer}` : `clusters/${record.cluster}/${record.component}`;
}

function tooMany(
  environment: string,
  part: string,
  gone: readonly ResourceRecord[],
  all: number,
  { objects, percent }: PruneBudget,
): Problem {
  return {
    where: `${environment} › ${part}`,
    what: `loses ${gone.length} of ${all} resources`,
    received: shown(gone),
    allowed: `${objects} resources or ${percent} percent of a component or layer at a time`,
    mend: acknowledgeWith(environment),
  };
}

function guardedGone(environment: string, gone: readonly ResourceRecord[]): Problem {
  return {
    where: environment,
    what: 'loses what holds data, or what everything else lies in',
    received: shown(gone),
    allowed: 'that it stays',
    mend: acknowledgeWith(environment),
  };
}

function shown(gone: readonly ResourceRecord[]): string {
  const ids = gone.map(({ id }) => id).slice(0, NAMES_SHOWN);
  return [...ids, ...(gone.length > NAMES_SHOWN ? [`and ${gone.length - NAMES_SHOWN} more`] : [])].join(', ');
}

function acknowledgeWith(environment: string): string {
  return `render it again, or commit to main with the trailer "Prune-Acknowledged: ${environment} until <YYYY-MM-DD>"`;
}
