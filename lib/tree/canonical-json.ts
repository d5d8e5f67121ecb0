import { compareText } from '../problems';

/**
 * JSON with sorted keys, two spaces and a final newline: equal values give equal bytes, however they were put together.
 * Fields that are undefined are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sortKeys(value), null, 2)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, field]) => [key, sortKeys(field)]));
}
