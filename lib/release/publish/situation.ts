import type { Git, RemoteRefs } from '../git';
import type { History } from './history';
import type { PruneBudget } from './prune-budget';
import type { Source } from './source';
import type { Tip } from './tips';

/** What the remote holds at one moment, and what it is judged by. */
export interface Situation {
  readonly git: Git;
  readonly remote: RemoteRefs;
  /** Every commit that one of the branches is at. */
  readonly tips: ReadonlyMap<string, Tip>;
  readonly history: History;
  readonly source: Source;
  readonly budget: PruneBudget;
  /** Whether what somebody went back to may be replaced. */
  readonly releasesHolds: boolean;
  readonly now: Date;
  /** What is made from a newer source is left alone. */
  readonly skipIfNewer: boolean;
}
