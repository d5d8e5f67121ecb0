import { type Problem, UserError } from '../../problems';
import type { RenderedTree } from '../../tree';
import {
  checkRemote,
  committer,
  fetchCommits,
  type Git,
  gitTreeOf,
  makeCommits,
  NOTES_REF,
  objectFormat,
  pushAtomically,
  readTreeAt,
  remoteRefs,
} from '../git';
import { untilFirst } from './attempts';
import { commitPlans, type Committed } from './commit';
import { History } from './history';
import { headRef, type Plan, plansFor, type Prepared, targetOf } from './plan';
import type { EnvironmentReport, PublishProps, PublishReport } from './publication';
import { pullRequestFor } from './pull-request';
import type { Situation } from './situation';
import type { Source } from './source';
import { branchProblems, checkIsPushed } from './targets';
import { readTips } from './tips';

/** What can be known before anything is asked of the remote. */
interface Work {
  readonly props: PublishProps;
  readonly source: Source;
  readonly prepared: readonly Prepared[];
}

/**
 * Commits renders of one source to their branches: all of them in one push, or none. Nothing local changes but the objects
 * that git keeps. When another publisher is faster, everything is judged again.
 * @throws UserError with everything that stands against it; then nothing was published
 */
export function publish(props: PublishProps, source: Source): PublishReport {
  checkRemote(props.git, props.remote);
  const format = objectFormat(props.git);
  const prepared = props.publications.map((publication) => ({
    publication,
    rendered: gitTreeOf(publication.tree.files, format),
  }));
  const { remote, dryRun = false } = props;
  const { result, attempts } = untilFirst(props, () => tryOnce({ props, source, prepared }));
  return { source: source.commit, remote, dryRun, attempts, environments: result };
}

/** @returns undefined when another publisher was faster */
function tryOnce(work: Work): EnvironmentReport[] | undefined {
  const { props, source } = work;
  const situation = look(work);
  if (situation === undefined) return undefined;
  const plans = plansFor(work.prepared, situation);
  const problems = plans.flatMap((plan) => plan.problems);
  if (problems.length > 0) throw refusal(problems);
  const signature = { who: committer(props.git), seconds: Math.floor(props.now.getTime() / 1000) };
  if (props.dryRun === true) return plans.map((plan) => reportOf(props, plan, source, standing(plan)));
  const commit = (commits: Parameters<typeof makeCommits>[1]) => makeCommits(props.git, commits, signature);
  const free = plans.filter(({ held, superseding }) => held === undefined && superseding === undefined);
  const { updates, made } = commitPlans(free, situation, props.programs, commit);
  if (updates.length > 0 && pushAtomically(props.git, props.remote, updates) === 'lost') return undefined;
  return plans.map((plan) => reportOf(props, plan, source, standing(plan) ?? madeFor(plan, made)));
}

/** What the remote holds now; undefined when it has moved on meanwhile. */
function look({ props, source, prepared }: Work): Situation | undefined {
  const { git, remote: name, budget, now, releaseHolds: releasesHolds = false, skipIfNewer = false } = props;
  const publications = prepared.map(({ publication }) => publication);
  const branches = publications.flatMap((publication) => [publication.branch, targetOf(publication)]);
  const remote = remoteRefs(git, name, [...new Set(branches.map(headRef)), NOTES_REF]);
  const problems = branchProblems(publications, remote);
  if (problems.length > 0) throw refusal(problems);
  if (!fetchCommits(git, name, [...remote.refs.values()])) return undefined;
  const history = new History(git, name);
  checkIsPushed(source, remote, name, history);
  const commits = branches.flatMap((branch) => remote.refs.get(headRef(branch)) ?? []);
  const tips = readTips(git, commits, remote.refs.get(NOTES_REF));
  // Of a merge, what was merged says what it is.
  history.bring([...tips.values()].flatMap(({ record, parents }) => (record === undefined ? parents : [])));
  return { git, remote, tips, history, source, budget, now, releasesHolds, skipIfNewer };
}

/** The commit that stays, where none has to be made. */
function standing({ unchanged, held, active, superseding }: Plan): string | undefined {
  return (held === undefined ? (superseding ?? unchanged) : active)?.commit;
}

function madeFor({ target }: Plan, made: Committed['made']): string {
  const commit = made.get(target);
  if (commit === undefined) throw new Error(`no commit was made for ${target}`);
  return commit;
}

/** What is applied now; a branch that has only begun holds nothing. */
function appliedTree(git: Git, { active, before }: Plan): RenderedTree | undefined {
  return active === undefined || before === undefined ? undefined : readTreeAt(git, active.commit);
}

function reportOf({ git }: PublishProps, plan: Plan, source: Source, commit: string | undefined): EnvironmentReport {
  const { publication, target, counts, unchanged, active, held, superseding, isWithdrawn } = plan;
  if (held !== undefined) return heldReport(plan, held.reason, commit);
  const { environment } = publication.tree.manifest;
  if (superseding !== undefined) {
    const nothing = { added: 0, changed: 0, removed: 0 };
    return { environment, branch: target, outcome: 'superseded', commit: superseding.commit, ...nothing };
  }
  const isProposal = publication.deliver === 'pull-request' && (unchanged === undefined || unchanged !== active);
  const proposed = isWithdrawn ? 'withdrawn' : 'proposed';
  const changed = publication.deliver === 'direct' ? 'published' : proposed;
  return {
    environment,
    branch: target,
    outcome: unchanged === undefined ? changed : 'unchanged',
    ...(commit === undefined ? {} : { commit }),
    ...counts,
    ...(isWithdrawn ? { withdrawn: { base: publication.branch, head: target } } : {}),
    ...(isProposal && !isWithdrawn
      ? { pullRequest: pullRequestFor(publication, source, counts, appliedTree(git, plan)) }
      : {}),
  };
}

function heldReport({ publication, counts }: Plan, hold: string, commit: string | undefined): EnvironmentReport {
  const { tree, branch } = publication;
  const { environment } = tree.manifest;
  return { environment, branch, outcome: 'held', ...(commit === undefined ? {} : { commit }), ...counts, hold };
}

function refusal(problems: readonly Problem[]): UserError {
  return new UserError(problems, 'nothing was published');
}
