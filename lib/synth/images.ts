import type { JsonValue } from '../yaml';

const CONTAINER_LISTS = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/** The images of every container in an object, wherever its pod template stands. */
export function imagesIn(value: JsonValue, key = ''): string[] {
  if (Array.isArray(value)) {
    const images = CONTAINER_LISTS.has(key) ? value.flatMap(imageOf) : [];
    return [...images, ...value.flatMap((item: JsonValue) => imagesIn(item))];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, JsonValue]) => imagesIn(inner, field));
}

function imageOf(container: JsonValue): string[] {
  const image: unknown = Reflect.get(Object(container), 'image');
  return typeof image === 'string' ? [image] : [];
}
