export {
  checkRemote,
  commitAt,
  fetchBranches,
  Git,
  gitTreeOf,
  knownRef,
  METADATA_PATH,
  readTreeAt,
  tryCommitAt,
} from './git';
export type { GitOptions, GitProps, GitResult } from './git';
export {
  between,
  holdersOf,
  type ItemState,
  type LeadTime,
  leadTimeOf,
  leadTimesOf,
  matching,
  type SpanChange,
  stateOf,
  type Stay,
  staysOf,
} from './history';
export {
  isoTime,
  type Ledger,
  type LedgerEntry,
  publishMessage,
  readLedger,
  secondsAt,
  type SourceCommit,
} from './ledger';
export { checkSourceIs, publish, readSource, sourceAt } from './publish';
export { rollBack } from './rollback';
export type { RollbackProps, RollbackReport } from './rollback';
export type {
  EnvironmentReport,
  PruneBudget,
  Publication,
  PublishProps,
  PublishReport,
  PullRequest,
  Source,
} from './publish';
export { verify } from './verify';
export type { Difference, Verdict, VerifyProps, VerifyReport } from './verify';
