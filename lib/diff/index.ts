export type { Change, Place, Subject } from './diff-environment';
export { LayerFiles } from './layer-file';
export { diffTrees } from './diff-trees';
export type { Diff, Entry, EnvironmentSummary, TreePair } from './diff-trees';
export {
  type DiffReport,
  diffSchema,
  htmlReport,
  jsonReport,
  MARKDOWN_LIMIT,
  MARKDOWN_MARKER,
  markdownReport,
  textReport,
} from './report';
export type { Risk } from './risks';
export { withoutSecrets } from './values';
