import type { Environment } from './schema';

/** The team that answers for what no other team owns: the first of the owners. */
export function ownerOf({ owners }: Pick<Environment, 'owners'>): string {
  const [first] = owners;
  if (first === undefined) throw new Error('an environment without owners: the rules should have said so');
  return first.team;
}
