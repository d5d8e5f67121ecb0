export { eventCollectorConfig, FLUENT_BIT_PATHS, FLUENT_BIT_PORT, nodeAgentConfig } from './fluent-bit-config';
export { tenantScript } from './tenant-script';
