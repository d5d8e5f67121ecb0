export * from './logs';
export type { LogPipeline } from './model';
export {
  eventCollectorConfig,
  FLUENT_BIT_PATHS,
  FLUENT_BIT_PORT,
  LOKI_PATHS,
  LOKI_REPLICAS,
  lokiConfig,
  lokiOverrides,
  nodeAgentConfig,
  ruleFile,
  tenantScript,
} from './render';
