import { UserError } from '../../problems';
import { MANIFEST_PATH, parseManifest } from '../../tree';
import { emptyTree, type Git, METADATA_PATH, objectFormat, readObjects } from '../git';
import { type BranchCommit, branchCommits, firstParentLine } from './branch-commits';
import type { Ledger, LedgerEntry, Outcome } from './entry';
import { type Inventory, inventoryOf, type VersionChange, versionChanges } from './inventory';
import { readMetadata } from './metadata';
import { pullRequestsIn } from './pull-requests';
import { type PublishRecord, readRecord, type SourceCommit } from './record';

/** One step of the branch, with what is said of it. */
interface Step {
  readonly commit: BranchCommit;
  /** The tree that was applied before. */
  readonly before: string;
  readonly previous?: BranchCommit;
  readonly record?: PublishRecord;
}

/**
 * What an environment was given, from the beginning of its branch: the commits that the branch has been at, with what
 * their messages say. Trees are read only where a message does not tell: somebody squashed a proposal, or changed something by hand.
 * @param tip the commit to read from
 * @throws UserError when this clone has not the whole history
 */
export function readLedger(git: Git, environment: string, branch: string, tip: string): Ledger {
  const commits = branchCommits(git, tip);
  const nothing = emptyTree(objectFormat(git));
  const line = firstParentLine(commits, tip);
  const steps = line.map((commit, index): Step => {
    const previous = line[index - 1];
    const record = recordOf(commit, commits, environment);
    return {
      ...{ commit, before: previous?.tree ?? nothing },
      ...(previous === undefined ? {} : { previous }),
      ...(record === undefined ? {} : { record }),
    };
  });
  const untold = untoldIn(git, steps.filter(isUntold));
  let latest = 0;
  const entries = steps.map((step) => {
    latest = Math.max(latest, step.commit.committedAt);
    return entryOf(environment, step, latest, untold.get(step.commit.oid));
  });
  return { environment, branch, entries };
}

/** A commit speaks for itself; for a merge of people, the proposal that it brings speaks. */
function recordOf(
  commit: BranchCommit,
  commits: ReadonlyMap<string, BranchCommit>,
  environment: string,
): PublishRecord | undefined {
  const merged = commit.parents.slice(1).flatMap((oid) => commits.get(oid) ?? []);
  const sameTree = [commit, ...merged.filter(({ tree }) => tree === commit.tree)];
  return sameTree
    .map(({ message }) => readRecord(message))
    .find((record) => record?.environment === environment && record.gitTree === commit.tree);
}

function isUntold({ commit, before, record }: Step): boolean {
  return commit.tree !== before && !isBeginning(record) && record?.changes?.since !== before;
}

function isBeginning(record: PublishRecord | undefined): boolean {
  return record !== undefined && record.source === undefined;
}

/** What files say, where messages do not. */
interface Untold {
  readonly changes: readonly VersionChange[];
  readonly source?: SourceCommit;
}

function untoldIn(git: Git, steps: readonly Step[]): Map<string, Untold> {
  const [manifests, befores, metadata] = [
    readObjects(
      git,
      steps.map(({ commit }) => `${commit.oid}:${MANIFEST_PATH}`),
    ),
    readObjects(
      git,
      steps.map(({ commit, previous }) => `${previous?.oid ?? commit.oid}:${MANIFEST_PATH}`),
    ),
    readObjects(
      git,
      steps.map(({ commit }) => `${commit.oid}:${METADATA_PATH}`),
    ),
  ];
  return new Map(
    steps.map(({ commit, previous }, index) => {
      const after = inventoryIn(manifests[index]?.content);
      const before = previous === undefined ? NO_INVENTORY : inventoryIn(befores[index]?.content);
      const source = readMetadata(metadata[index]?.content.toString('utf8') ?? '');
      return [commit.oid, { changes: versionChanges(before, after), ...(source === undefined ? {} : { source }) }];
    }),
  );
}

const NO_INVENTORY: Inventory = new Map();

/** What is no manifest has no versions: the branch held something else then. */
function inventoryIn(content: Buffer | undefined): Inventory {
  if (content === undefined) return NO_INVENTORY;
  try {
    return inventoryOf(parseManifest(content.toString('utf8'), MANIFEST_PATH));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return NO_INVENTORY;
  }
}

function entryOf(environment: string, { commit, record }: Step, at: number, untold?: Untold): LedgerEntry {
  const source = record?.source ?? untold?.source;
  return {
    environment,
    commit: commit.oid,
    tree: commit.tree,
    at,
    by: commit.author,
    outcome: outcomeOf(record),
    ...(source === undefined ? {} : { source }),
    pullRequests: requestsOf(source?.subject, commit.message),
    changes: untold?.changes ?? record?.changes?.versions ?? [],
    ...(record?.rollback === undefined ? {} : { rollback: record.rollback }),
  };
}

/** The one of the source, then the one of the branch, which a publish takes over from the source. */
function requestsOf(subject: string | undefined, message: string): string[] {
  const [ofSource, ofBranch] = [pullRequestsIn(subject ?? ''), pullRequestsIn(message)];
  return [...ofSource, ...ofBranch.filter((request) => !ofSource.includes(request))];
}

function outcomeOf(record: PublishRecord | undefined): Outcome {
  if (record === undefined) return 'by-hand';
  if (isBeginning(record)) return 'begun';
  return record.rollback === undefined ? 'published' : 'rolled-back';
}
