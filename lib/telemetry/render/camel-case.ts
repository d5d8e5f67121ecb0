import type { JsonObject, JsonValue } from '../../yaml';

/** `target_label` as `targetLabel`: the operator has the settings of Prometheus under the names of Kubernetes. */
export function camelCase(settings: JsonObject): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [camelName(key), value]));
}

export function camelName(key: string): string {
  return key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
