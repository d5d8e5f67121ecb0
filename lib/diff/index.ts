export type { Change, Place, Subject } from './diff-environment';
export { diffTrees } from './diff-trees';
export type { Diff, Entry, EnvironmentSummary, TreePair } from './diff-trees';
export { htmlReport } from './report/html';
export { diffSchema, jsonReport } from './report/json';
export type { DiffReport } from './report/json';
export { MARKDOWN_LIMIT, MARKDOWN_MARKER, markdownReport } from './report/markdown';
export { textReport } from './report/text';
export type { Risk } from './risks/risk';
