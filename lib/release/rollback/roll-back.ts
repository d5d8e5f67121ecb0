import { type Problem, UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import {
  checkRemote,
  committer,
  commitAt,
  commitTree,
  completeHistory,
  fetchCommits,
  isShallow,
  makeCommits,
  NOTES_REF,
  pushAtomically,
  readTreeAt,
  remoteRefs,
  type RemoteRefs,
} from '../git';
import {
  inventoryOf,
  type Ledger,
  type LedgerEntry,
  isoTime,
  noteText,
  publishMessage,
  readLedger,
  renderDigest,
  type SourceCommit,
  versionChanges,
} from '../ledger';
import {
  countChanges,
  foundationOf,
  headRef,
  History,
  noteUpdate,
  proposalBranch,
  readTips,
  rollbackRequest,
  type Tip,
  untilFirst,
} from '../publish';
import { crossedBy, type Danger, dangerProblems, destroyedBy } from './dangers';
import type { RollbackProps, RollbackReport } from './roll-back-props';
import { targetIn } from './target';

/** Everything that is known before a commit is made. */
interface Way {
  readonly remote: RemoteRefs;
  readonly active: Tip;
  /** What the new commit follows. */
  readonly parents: readonly Tip[];
  readonly target: LedgerEntry;
  readonly source: SourceCommit;
  readonly before: RenderedTree;
  readonly after: RenderedTree;
  readonly accepted: readonly Danger[];
}

/**
 * Commits an earlier tree of an environment once more, and holds it there: publish leaves it until the hold is released.
 * @throws UserError with everything that stands against it; then nothing has changed
 */
export function rollBack(props: RollbackProps): RollbackReport {
  if (props.reason.trim() === '') throw refusal([NO_REASON]);
  checkRemote(props.git, props.remote);
  let { to } = props;
  const { result } = untilFirst(props, () => {
    const way = look({ ...props, to });
    // Whoever is overtaken still means the publish that was chosen: what is before the newcomer may be what has to go.
    to = way?.target.commit ?? to;
    return way === undefined ? undefined : go(props, way);
  });
  return result;
}

/** @returns undefined when somebody was faster */
function go(props: RollbackProps, way: Way): RollbackReport | undefined {
  const { git, now, remote } = props;
  const signature = { who: committer(git), seconds: Math.floor(now.getTime() / 1000) };
  if (props.dryRun === true) return reportOf(props, way, undefined);
  const tree = way.target.tree;
  const parents = way.parents.map(({ commit }) => commit);
  const commit = commitTree(git, { tree, parents, message: messageOf(props, way) }, signature);
  const ref = headRef(branchOf(props));
  const expected = way.remote.refs.get(ref);
  const notes = new Map([[commit, noteText(way.source.commit)]]);
  const message = `Note that ${props.environment} is rolled back\n`;
  const updates = [
    { ref, commit, ...(expected === undefined ? {} : { expected }) },
    noteUpdate(notes, message, way.remote.refs.get(NOTES_REF), (commits) => makeCommits(git, commits, signature)),
  ];
  return pushAtomically(git, remote, updates) === 'lost' ? undefined : reportOf(props, way, commit);
}

/** Where the commit goes. */
function branchOf({ branch, deliver }: RollbackProps): string {
  return deliver === 'direct' ? branch : proposalBranch(branch);
}

/** Looks at the remote, and judges. */
function look(props: RollbackProps): Way | undefined {
  const { git, remote: name, environment, branch, to } = props;
  const remote = remoteRefs(git, name, [headRef(branch), headRef(proposalBranch(branch)), NOTES_REF]);
  const commit = remote.refs.get(headRef(branch));
  if (commit === undefined) throw refusal([notPublished(name, branch)]);
  if (!fetchCommits(git, name, [...remote.refs.values()])) return undefined;
  if (isShallow(git)) completeHistory(git, name);
  const proposal = props.deliver === 'direct' ? undefined : remote.refs.get(headRef(proposalBranch(branch)));
  const tips = readTips(git, [commit, ...(proposal === undefined ? [] : [proposal])], remote.refs.get(NOTES_REF));
  const [active, there] = [tips.get(commit), tips.get(proposal ?? '')];
  if (active === undefined) throw new Error(`commit ${commit} was read and is not there`);
  const ledger = readLedger(git, environment, branch, commit);
  const target = targetIn(ledger, to);
  if (target.tree === active.tree) throw refusal([sameTree(environment, target)]);
  const after = readTreeAt(git, target.commit);
  const before = wholeTree(props, ledger);
  const source = target.source;
  if (source === undefined) throw refusal([noSource(target)]);
  const dangers = [...destroyedBy(before, after), ...crossings(props, active, source)];
  const problems = dangerProblems(environment, dangers, props.accept);
  if (problems.length > 0) throw refusal(problems);
  const { parents } = foundationOf(new History(git, name), active, props.deliver === 'direct' ? active : there);
  return { remote, active, parents, target, source, before, after, accepted: dangers };
}

function crossings({ git, environment }: RollbackProps, { source: applied }: Tip, target: SourceCommit): Danger[] {
  return applied === undefined ? [] : crossedBy(git, environment, applied, target.commit);
}

/** What is applied; where somebody has broken it by hand, what was before that. */
function wholeTree({ git }: RollbackProps, { entries }: Ledger): RenderedTree {
  const failures: UserError[] = [];
  for (const { commit } of [...entries].reverse()) {
    try {
      return readTreeAt(git, commit);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(error);
    }
  }
  throw failures[0] ?? new Error('a ledger has no entry');
}

function messageOf({ git, environment, reason, programs }: RollbackProps, way: Way): string {
  const { active, target, source, before, after, accepted } = way;
  return publishMessage({
    ...{ environment, source, programs, gitTree: target.tree, renderDigest: renderDigest(after) },
    changes: {
      since: active.tree,
      versions: versionChanges(inventoryOf(before.manifest), inventoryOf(after.manifest)),
    },
    rollback: {
      ...{ restores: target.commit, reason, ranFrom: commitAt(git, 'HEAD') },
      accepted: accepted.map(({ name }) => name),
    },
  });
}

function reportOf(props: RollbackProps, way: Way, commit: string | undefined): RollbackReport {
  const { environment, deliver, dryRun = false, branch, reason } = props;
  const { target, source, before, after, accepted } = way;
  const counts = countChanges(before.manifest, after.manifest);
  return {
    ...{ environment, branch: branchOf(props), dryRun },
    outcome: deliver === 'direct' ? 'rolled-back' : 'proposed',
    ...(commit === undefined ? {} : { commit }),
    ...{ restores: target.commit, source: source.commit, publishedAt: isoTime(target.at) },
    ...counts,
    accepted: accepted.map(({ name }) => name),
    ...(deliver === 'direct'
      ? {}
      : { pullRequest: rollbackRequest({ environment, branch, reason, restores: target.commit, source, counts }) }),
  };
}

function refusal(problems: readonly Problem[]): UserError {
  return new UserError(problems, 'nothing was rolled back');
}

const NO_REASON: Problem = {
  where: '--reason',
  what: 'is empty',
  allowed: 'a few words for those who come after',
  mend: '--reason "the new release loses orders"',
};

function notPublished(remote: string, branch: string): Problem {
  return {
    where: branch,
    what: `is not on ${remote}: nothing was published yet`,
    allowed: 'an environment that was published twice at least',
    mend: 'npm run publish; or look at gitops.branch in environments/',
  };
}

function sameTree(environment: string, { commit }: LedgerEntry): Problem {
  return {
    where: '--to',
    what: `is what ${environment} has now`,
    received: commit,
    allowed: 'another tree than the one that is applied',
    mend: `npm run history -- log --env ${environment} shows what was there before`,
  };
}

function noSource({ commit }: LedgerEntry): Problem {
  return {
    where: '--to',
    what: 'is no publish: it does not say which commit of main it was rendered from',
    received: commit,
    allowed: 'a commit of publish',
    mend: 'choose the publish before it',
  };
}
