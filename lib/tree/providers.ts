import { compareText } from '../problems';

/** Something that comes after what it needs. */
export interface Orderable {
  readonly name: string;
  readonly needs: readonly string[];
  readonly provides: readonly string[];
}

/** Who provides what. */
export function providersByCapability<T extends Orderable>(items: readonly T[]): Map<string, T[]> {
  const providers = new Map<string, T[]>();
  for (const item of items) {
    for (const capability of item.provides) {
      const known = providers.get(capability);
      if (known === undefined) providers.set(capability, [item]);
      else known.push(item);
    }
  }
  return providers;
}

/** What an item waits for, by name: everybody who provides what it needs, and never itself. */
export function providersOf<T extends Orderable>(item: T, providers: ReadonlyMap<string, readonly T[]>): T[] {
  const found = new Set<T>();
  for (const need of item.needs) {
    for (const provider of providers.get(need) ?? []) if (provider !== item) found.add(provider);
  }
  return [...found].sort(byName);
}

export function byName(a: Orderable, b: Orderable): number {
  return compareText(a.name, b.name);
}
