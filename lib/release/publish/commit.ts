import {
  emptyTree,
  entriesOfEach,
  type Git,
  METADATA_PATH,
  NOTES_REF,
  type NewCommit,
  objectFormat,
  type ObjectFormat,
  oidWithFile,
  type RefUpdate,
  type TreeEntry,
} from '../git';
import {
  beginMessage,
  inventoryOf,
  metadataText,
  noteText,
  publishMessage,
  type RecordedChanges,
  renderDigest,
  versionChanges,
} from '../ledger';
import { inGroups } from './in-groups';
import { noteUpdate } from './notes';
import { headRef, type Plan } from './plan';
import type { Situation } from './situation';
import type { Source } from './source';

/** Makes commits, and gives their ids in order. */
type Commit = (commits: readonly NewCommit[]) => string[];

export interface Committed {
  /** What to push, all together. */
  readonly updates: readonly RefUpdate[];
  /** Branch to its new commit. */
  readonly made: ReadonlyMap<string, string>;
}

/** Makes the commits of all environments, then that of their notes. Nothing refers to them before the push. */
export function commitPlans(
  plans: readonly Plan[],
  situation: Situation,
  programs: Readonly<Record<string, string>>,
  commit: Commit,
): Committed {
  const changed = plans.filter(({ unchanged }) => unchanged === undefined);
  const begun = beginBranches(changed, situation.git, commit);
  const format = objectFormat(situation.git);
  const commits = inGroups(changed, (group) => {
    const there = filesFollowed(group, situation.git, format);
    return group.map((plan) => newCommit(plan, { begun, there, source: situation.source, programs, format }));
  });
  const oids = commit(commits);
  const made = new Map(changed.map(({ target }, index) => [target, oids[index] ?? '']));
  const branches = changed.map(({ target, expected }) => ({
    ref: headRef(target),
    commit: made.get(target) ?? '',
    ...(expected === undefined ? {} : { expected }),
  }));
  const begins = [...begun].map(([branch, oid]) => ({ ref: headRef(branch), commit: oid }));
  const annotated = plans.map(({ unchanged, target }) => unchanged?.commit ?? made.get(target) ?? '');
  return { updates: [...begins, ...branches, ...notes(annotated, situation, commit)], made };
}

/** A pull request needs something to merge to: a branch that is not there yet begins with an empty commit. */
function beginBranches(plans: readonly Plan[], git: Git, commit: Commit): Map<string, string> {
  const first = plans.filter(({ publication, active }) => publication.deliver === 'pull-request' && !active);
  const nothing = emptyTree(objectFormat(git));
  const oids = commit(
    first.map(({ publication }) => ({
      message: beginMessage(publication.tree.manifest.environment, nothing),
      parents: [],
      removed: [],
      written: new Map(),
    })),
  );
  return new Map(first.map(({ publication }, index) => [publication.branch, oids[index] ?? '']));
}

/** Tree to its files, of what each new commit follows. */
function filesFollowed(plans: readonly Plan[], git: Git, format: ObjectFormat): Map<string, TreeEntry[]> {
  const trees = plans.flatMap(({ parents: [first] }) => (first === undefined ? [] : [first.tree]));
  const entries = entriesOfEach(git, trees, format);
  return new Map(trees.map((tree, index) => [tree, entries[index] ?? []]));
}

interface Context {
  /** Branch to the commit that it begins with. */
  readonly begun: ReadonlyMap<string, string>;
  /** Tree to its files. */
  readonly there: ReadonlyMap<string, readonly TreeEntry[]>;
  readonly source: Source;
  readonly programs: Readonly<Record<string, string>>;
  readonly format: ObjectFormat;
}

/** Only what differs from the first parent is handed to git. */
function newCommit(plan: Plan, { begun, there, source, programs, format }: Context): NewCommit {
  const { publication, rendered, parents } = plan;
  const { tree, branch, repository } = publication;
  const metadata = metadataText(repository, source);
  const files = new Map([...tree.files, [METADATA_PATH, metadata]]);
  const message = publishMessage({
    ...{ environment: tree.manifest.environment, source, programs },
    gitTree: oidWithFile(rendered, METADATA_PATH, metadata, format),
    renderDigest: renderDigest(tree),
    changes: changesIn(plan, format),
  });
  const beginning = begun.get(branch);
  const [first] = parents;
  const followed = there.get(first?.tree ?? '') ?? [];
  const same = new Set(
    followed
      .filter(({ mode, path, oid }) => mode === '100644' && rendered.blobs.get(path) === oid)
      .map(({ path }) => path),
  );
  return {
    message,
    parents: beginning === undefined ? parents.map(({ commit }) => commit) : [beginning],
    removed: followed.filter(({ path }) => !files.has(path)).map(({ path }) => path),
    written: new Map([...files].filter(([path]) => !same.has(path))),
  };
}

/** Compared with what is applied, which for a proposal is not what it follows. */
function changesIn({ publication, active, before }: Plan, format: ObjectFormat): RecordedChanges {
  const versions = versionChanges(
    before === undefined ? new Map() : inventoryOf(before),
    inventoryOf(publication.tree.manifest),
  );
  return { since: active?.tree ?? emptyTree(format), versions };
}

/** Every render has a note of the newest source that makes it, also when that has changed nothing. */
function notes(commits: readonly string[], { tips, remote, source }: Situation, commit: Commit): RefUpdate[] {
  const text = noteText(source.commit);
  const stale = commits.filter((oid) => tips.get(oid)?.note !== text);
  if (stale.length === 0) return [];
  const annotations = new Map(stale.map((oid) => [oid, text]));
  const message = `Note that ${source.commit} is published\n`;
  return [noteUpdate(annotations, message, remote.refs.get(NOTES_REF), commit)];
}
