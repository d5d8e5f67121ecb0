export type { JsonObject, JsonValue } from './json-value';
export { unrepresentable } from './scalar';
export { toYaml } from './to-yaml';
