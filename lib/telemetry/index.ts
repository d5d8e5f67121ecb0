export * from './logs';
export { sloRules } from './model';
export type { LogPipeline, Telemetry } from './model';
export { platformTelemetry } from './platform-telemetry';
export type { PlatformTelemetryProps } from './platform-telemetry';
export {
  eventCollectorConfig,
  FLUENT_BIT_PATHS,
  FLUENT_BIT_PORT,
  LOKI_PATHS,
  LOKI_REPLICAS,
  lokiConfig,
  lokiOverrides,
  nodeAgentConfig,
  prometheusConfig,
  PROMETHEUS_FOLDERS,
  ruleFile,
  tenantScript,
} from './render';
export type { AlertContext } from './render';
