export { CHECKS, checkTree } from './check-tree';
export type { Check } from './check-tree';
