/**
 * The namespaces that something is about. A name may end in `*`, which stands for all that begin so: `checkout-*`; `*`
 * alone is every namespace.
 */
export interface Namespaces {
  readonly names: readonly string[];
  /** Those that are not meant although `names` has them. @default - none */
  readonly except?: readonly string[];
}

/** As Prometheus and Loki, which anchor regular expressions, look for them. */
export function namespacePattern(names: readonly string[]): string {
  return names.map((name) => name.replaceAll('*', '.*')).join('|');
}

/** The matchers of a selector that finds what is in those namespaces: none where every namespace is meant. */
export function namespaceMatchers({ names, except = [] }: Namespaces): string[] {
  return [
    ...(names.includes('*') ? [] : [`namespace=~"${namespacePattern(names)}"`]),
    ...(except.length === 0 ? [] : [`namespace!~"${namespacePattern(except)}"`]),
  ];
}
