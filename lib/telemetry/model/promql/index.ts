export { analysePromql } from './analyse';
export type { Analysis, PromqlProblem } from './analyse';
export { KnownSeries } from './known-series';
export type { Labels } from './known-series';
export { parsePromql } from './parse';
