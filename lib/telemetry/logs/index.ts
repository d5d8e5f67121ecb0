export { logAccess } from './log-access';
export type { LogAccess, LokiDataSource } from './log-access';
export { LINES_FOUND, LOG_CANARY_MODULE, logCanaryModule, logCanaryQuery, logCanaryUrl } from './log-canary';
export type { LogCanary } from './log-canary';
export { logPipeline } from './log-pipeline';
export { platformLogRules } from './log-rules';
export { LOKI, LOKI_URL, TENANT_HEADER } from './loki-address';
export { teamLogs } from './team-logs';
export type { TeamLogs, TeamLogsOverrides } from './team-logs';
