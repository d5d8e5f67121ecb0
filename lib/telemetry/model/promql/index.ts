export { childrenOf, stringOf } from './nodes';
export { parsePromql } from './parse';
export type { ParsedPromql } from './parse';
export { passes, selectorOf } from './selector';
export type { LabelMatcher } from './selector';
