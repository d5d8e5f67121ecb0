export { Git } from './git/git';
export type { GitOptions, GitProps, GitResult } from './git/git';
export { commitAt, METADATA_PATH, readTreeAt, tryCommitAt } from './git/read-tree-at';
