import { type Orderable, providersByCapability, providersOf } from './providers';

/** Those that are named, what they need, what that needs, and so on, in the order in which they are given. */
export function withNeeds<T extends Orderable>(items: readonly T[], names: readonly string[]): T[] {
  const providers = providersByCapability(items);
  const found = new Set<T>();
  const open = items.filter(({ name }) => names.includes(name));
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (found.has(item)) continue;
    found.add(item);
    open.push(...providersOf(item, providers));
  }
  return items.filter((item) => found.has(item));
}
