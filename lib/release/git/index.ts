export { commitTree } from './commit-tree';
export { committer, makeCommits } from './fast-import';
export type { NewCommit } from './fast-import';
export { Git } from './git';
export type { GitOptions, GitProps, GitResult } from './git';
export { wordsOf } from './git-problem';
export { emptyTree, gitTreeOf, objectFormat, oidWithFile, rootOf } from './git-tree';
export type { GitTree, ObjectFormat } from './git-tree';
export { pushAtomically } from './push';
export type { RefUpdate } from './push';
export { missingObjects, readObjects } from './read-objects';
export {
  commitAt,
  entriesAt,
  entriesOfEach,
  knownRef,
  METADATA_PATH,
  NOTES_REF,
  readTreeAt,
  tryCommitAt,
} from './read-tree-at';
export type { TreeEntry } from './read-tree-at';
export { checkRemote, completeHistory, fetchBranches, fetchCommits, isAncestor, isShallow, remoteRefs } from './remote';
export type { RemoteRefs } from './remote';
