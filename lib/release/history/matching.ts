import type { Item } from '../ledger';

/**
 * Whether an item, or its version, is what somebody looks for: every word is part of `kind name:version`, whatever its case.
 * `prometheus`, `image prometheus:v3.5`, `chart sealed-secrets`.
 */
export function matching(words: readonly string[]): (item: Item, version: string) => boolean {
  const wanted = words.flatMap((word) => word.toLowerCase().split(/\s+/)).filter((word) => word !== '');
  return ({ kind, name }, version) => {
    const text = `${kind} ${name}:${version}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}
