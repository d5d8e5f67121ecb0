import type { Problem } from '../../problems';
import { MANIFEST_PATH, type Manifest, parseManifest } from '../../tree';
import { type GitTree, METADATA_PATH, readObjects } from '../git';
import type { RollbackRecord } from '../ledger';
import type { History } from './history';
import { mergedRollback, rollbackAt } from './hold';
import { inGroups } from './in-groups';
import { isNewer, planProblems } from './plan-problems';
import { type Counts, countChanges } from './prune-budget';
import { type Publication, proposalBranch } from './publication';
import type { Situation } from './situation';
import type { Tip } from './tips';

/** A publication with the git tree of its render. */
export interface Prepared {
  readonly publication: Publication;
  /** Without hydrator.metadata. */
  readonly rendered: GitTree;
}

/** What is to be done for one environment. */
export interface Plan extends Prepared {
  /** The branch to commit to. */
  readonly target: string;
  /** What the remote has there. @default - nothing */
  readonly expected?: string;
  /** What the new commit follows. */
  readonly parents: readonly Tip[];
  /** The commit that holds the render already. @default - one has to be made */
  readonly unchanged?: Tip;
  /** What is there from a newer source, and stays. @default - nothing newer is there, or may be */
  readonly superseding?: Tip;
  /** What is applied now. @default - nothing yet */
  readonly active?: Tip;
  /** The manifest of that. @default - nothing yet */
  readonly before?: Manifest;
  /** The change that was proposed has been taken back: nothing is left to merge. @default false */
  readonly isWithdrawn: boolean;
  /** Somebody went back, and nobody has released the hold: nothing is done. @default - it goes on */
  readonly held?: RollbackRecord;
  readonly counts: Counts;
  readonly problems: readonly Problem[];
}

export function headRef(branch: string): string {
  return `refs/heads/${branch}`;
}

export function targetOf({ branch, deliver }: Publication): string {
  return deliver === 'direct' ? branch : proposalBranch(branch);
}

/** Says what has to be done for each environment, and what stands against it. */
export function plansFor(prepared: readonly Prepared[], situation: Situation): Plan[] {
  return inGroups(prepared, (group) => {
    const texts = otherManifests(group, situation);
    return group.map((one) => planFor(one, situation, texts));
  });
}

function planFor(prepared: Prepared, situation: Situation, texts: ReadonlyMap<string, Buffer>): Plan {
  const { publication, rendered } = prepared;
  const target = targetOf(publication);
  const [active, there] = [publication.branch, target].map((branch) => tipAt(situation, branch));
  const { base, parents } = foundationOf(situation.history, active, there);
  const before = active === undefined ? undefined : manifestOf(active, prepared, texts);
  const rollback = base === undefined ? undefined : rollbackAt(situation.git, base, there);
  const held = situation.releasesHolds ? undefined : rollback;
  const superseding = situation.skipIfNewer ? [there, active].find((tip) => isNewer(tip, situation)) : undefined;
  const stays = held !== undefined || superseding !== undefined;
  // The commit that releases a hold is made even when its render is the one that was gone back to.
  const isUnchanged = holdsRender(base, rendered) && rollback === undefined;
  return {
    ...{ ...prepared, target, parents },
    counts: countChanges(before, publication.tree.manifest),
    ...(there === undefined ? {} : { expected: there.commit }),
    ...(active === undefined ? {} : { active }),
    ...(before === undefined ? {} : { before }),
    ...(held === undefined ? {} : { held }),
    ...(superseding === undefined ? {} : { superseding }),
    ...(isUnchanged ? { unchanged: base } : {}),
    isWithdrawn: isWithdrawn(active, there, prepared, situation),
    problems: stays ? [] : planProblems(publication, situation, { active, there, before }),
  };
}

/**
 * Whether what is applied is the render, and what is proposed is something else, or nothing. A proposal that releases a hold
 * is merged, though it changes no file.
 */
function isWithdrawn(active: Tip | undefined, there: Tip | undefined, { rendered }: Prepared, situation: Situation) {
  if (active === undefined || there === undefined || active === there || !holdsRender(active, rendered)) return false;
  if (situation.history.holds(there.commit, active.commit)) return false;
  return mergedRollback(situation.git, active, there) === undefined;
}

/** What a new commit is compared with, and what it follows. */
interface Foundation {
  readonly base?: Tip;
  readonly parents: readonly Tip[];
}

/**
 * A proposal goes on where the last one is, unless the branch that is applied has moved since: then it follows both, so
 * that a merge of it changes exactly what differs, and no push has to be forced.
 */
export function foundationOf(history: History, active?: Tip, there?: Tip): Foundation {
  const base = there ?? active;
  if (base === undefined) return { parents: [] };
  if (there === undefined || active === undefined || history.holds(active.commit, there.commit)) {
    return { base, parents: [base] };
  }
  const isMerged = history.holds(there.commit, active.commit);
  return { base: active, parents: isMerged ? [active] : [there, active] };
}

function tipAt({ remote, tips }: Situation, branch: string): Tip | undefined {
  return tips.get(remote.refs.get(headRef(branch)) ?? '');
}

/** Whether a commit holds a render, whatever source its metadata names. */
function holdsRender(tip: Tip | undefined, rendered: GitTree): boolean {
  if (tip === undefined) return false;
  const { root } = tip;
  const names = [...root.keys()].filter((name) => name !== METADATA_PATH);
  return names.length === rendered.root.size && names.every((name) => root.get(name) === rendered.root.get(name));
}

/** The same bytes need not be read again. */
function hasSameManifest({ root }: Tip, { rendered }: Prepared): boolean {
  return root.get(MANIFEST_PATH) === rendered.root.get(MANIFEST_PATH);
}

/** Commit to the manifest that is applied, where it is another one than that of the render. */
function otherManifests(group: readonly Prepared[], situation: Situation): Map<string, Buffer> {
  const commits = group.flatMap((one) => {
    const active = tipAt(situation, one.publication.branch);
    return active === undefined || hasSameManifest(active, one) ? [] : [active.commit];
  });
  const found = readObjects(
    situation.git,
    commits.map((commit) => `${commit}:${MANIFEST_PATH}`),
  );
  return new Map(commits.flatMap((commit, index) => (found[index] ? [[commit, found[index].content]] : [])));
}

function manifestOf(active: Tip, one: Prepared, others: ReadonlyMap<string, Buffer>): Manifest | undefined {
  if (hasSameManifest(active, one)) return one.publication.tree.manifest;
  const found = others.get(active.commit);
  return found === undefined ? undefined : parseManifest(found.toString('utf8'), `${active.commit}/${MANIFEST_PATH}`);
}
