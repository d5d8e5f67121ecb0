export { checkRemote, commitAt, fetchBranches, Git, METADATA_PATH, readTreeAt, tryCommitAt } from './git';
export type { GitOptions, GitProps, GitResult } from './git';
export {
  between,
  entryAt,
  holdersOf,
  isoTime,
  type ItemState,
  type Ledger,
  type LedgerEntry,
  type LeadTime,
  leadTimeOf,
  leadTimesOf,
  matching,
  readLedger,
  secondsAt,
  readSourceCommit,
  type SourceCommit,
  type SpanChange,
  stateOf,
  type Stay,
  staysOf,
} from './ledger';
export { checkSourceIs, pruneProblems, publish, readSource } from './publish';
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
