export { DEFAULT_ALERTS } from './default-alerts';
export type { TeamAlertName } from './default-alerts';
export { inWords, selectorsOf } from './team-alert';
export type { TeamAlert, Threshold } from './team-alert';
