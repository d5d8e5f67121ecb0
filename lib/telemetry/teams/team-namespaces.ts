import { namespacesNamedAfter, type RoutedTeam } from '../alerting';
import type { Namespaces } from '../model';

/** Names of all namespaces of a team, those of its own name among them. */
export function namesOf({ name, namespaces }: RoutedTeam): string[] {
  return [...new Set([...namespacesNamedAfter(name), ...namespaces])];
}

/**
 * Names without those of others, which may lie inside of them: `shop-api-web` is a namespace of the team `shop-api`, and not
 * of the team `shop`. So no object has two teams.
 */
export function withoutOthers(names: readonly string[], others: readonly RoutedTeam[]): Namespaces {
  const prefixes = names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const except = others
    .flatMap(namesOf)
    .filter((name) => !names.includes(name) && prefixes.some((prefix) => name.startsWith(prefix)));
  return { names, except: [...new Set(except)].sort() };
}
