export { alertmanagerConfigSpec } from './alertmanager-config';
export { monitorOf } from './monitors';
export type { Monitor } from './monitors';
export { prometheusRuleSpec } from './prometheus-rule';
