export { ruleFile } from './rule-file';
export type { AlertContext } from './rule-file';
