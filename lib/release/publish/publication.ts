import type { RenderedTree } from '../../tree';
import type { Git } from '../git';
import type { PruneBudget } from './prune-budget';

/** One environment to publish. */
export interface Publication {
  readonly tree: RenderedTree;
  /** The branch that is applied: `environment/prod`. */
  readonly branch: string;
  /** Commit to that branch, or to `<branch>-next`, from where people merge. */
  readonly deliver: 'direct' | 'pull-request';
  /** The clone URL of the repository, for the metadata; without credentials. */
  readonly repository: string;
}

export interface PublishProps {
  readonly git: Git;
  readonly remote: string;
  readonly publications: readonly Publication[];
  readonly budget: PruneBudget;
  /** Program to version, for the record: `{ platform: '0.0.0', node: '20.19.0' }`. */
  readonly programs: Readonly<Record<string, string>>;
  readonly now: Date;
  /** Publishes also where somebody went back and it was held there. @default false */
  readonly releaseHolds?: boolean;
  /** Judges everything, and pushes nothing. @default false */
  readonly dryRun?: boolean;
  /** Leaves alone what is made from a newer source, instead of refusing to publish. @default false */
  readonly skipIfNewer?: boolean;
  /** Waits. */
  readonly pause: (milliseconds: number) => void;
  /** A number from 0 to 1, so that two who have met do not meet again. */
  readonly chance: () => number;
}

/** What became of one environment. */
export interface EnvironmentReport {
  readonly environment: string;
  /** The branch that it was committed to. */
  readonly branch: string;
  readonly outcome: 'published' | 'proposed' | 'withdrawn' | 'unchanged' | 'held' | 'superseded';
  /** The commit that holds the render, or a newer one. @default - with a dry run, there is none yet */
  readonly commit?: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Why somebody went back; the render would change this much. @default - it is not held */
  readonly hold?: string;
  /** What to open, or bring up to date. @default - nothing to propose */
  readonly pullRequest?: PullRequest;
  /** What to close, if it is open: what is applied is what is rendered. @default - nothing to close */
  readonly withdrawn?: Pick<PullRequest, 'base' | 'head'>;
}

export interface PullRequest {
  /** The branch that is applied. */
  readonly base: string;
  readonly head: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

export interface PublishReport {
  /** The commit whose render it is. */
  readonly source: string;
  readonly remote: string;
  readonly dryRun: boolean;
  /** How often it was tried; every time but the last, another publisher was faster. */
  readonly attempts: number;
  readonly environments: readonly EnvironmentReport[];
}

/** The branch that people merge from. The suffix is the one of GitOps Promoter. */
export function proposalBranch(branch: string): string {
  return `${branch}-next`;
}
