export { LOKI_PATHS, LOKI_REPLICAS, lokiConfig, lokiOverrides } from './loki-config';
export type { LokiConfigProps } from './loki-config';
