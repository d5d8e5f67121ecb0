export { RISKS } from './risk';
export type { Finding, Risk } from './risk';
export { findingsIn } from './risk-rules';
