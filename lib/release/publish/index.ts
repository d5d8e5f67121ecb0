export { pruneProblems } from './prune-budget';
export type { PruneBudget } from './prune-budget';
export type { EnvironmentReport, Publication, PublishProps, PublishReport, PullRequest } from './publication';
export { publish } from './publish';
export { checkSourceIs, readSource } from './source';
export type { Source } from './source';
