/** The value that lies at a path, or undefined. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

/** The same value, with what lies at `path` replaced. */
export function changedAt(
  value: unknown,
  [head, ...rest]: readonly PropertyKey[],
  change: (found: unknown) => unknown,
): unknown {
  if (head === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const child = changedAt(valueAt(value, [head]), rest, change);
  return Array.isArray(value) ? value.with(Number(head), child) : { ...value, [head]: child };
}

/** An entry of a record, past what every object has: `constructor`. */
export function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
