export { checkRemote, commitAt, Git, METADATA_PATH, readTreeAt, tryCommitAt } from './git';
export type { GitOptions, GitProps, GitResult } from './git';
export { checkSourceIs, pruneProblems, publish, readSource } from './publish';
export type {
  EnvironmentReport,
  PruneBudget,
  Publication,
  PublishProps,
  PublishReport,
  PullRequest,
  Source,
} from './publish';
