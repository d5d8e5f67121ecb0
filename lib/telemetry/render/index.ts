export { eventCollectorConfig, FLUENT_BIT_PATHS, FLUENT_BIT_PORT, nodeAgentConfig, tenantScript } from './fluent-bit';
export { LOKI_PATHS, LOKI_REPLICAS, lokiConfig, lokiOverrides } from './loki';
export { prometheusConfig, PROMETHEUS_FOLDERS, ruleFile } from './prometheus';
export type { AlertContext } from './prometheus';
