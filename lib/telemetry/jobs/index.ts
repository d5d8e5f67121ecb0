export { fluentBit } from './fluent-bit';
export { logCanaryJob } from './log-canary';
export { loki } from './loki';
