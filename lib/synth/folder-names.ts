import type { Problem } from '../problems';

const DNS_LABEL = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Folder names come from the names of layers, clusters and components: each is one DNS label, so none leaves its place. */
export function folderNameProblems(where: string, names: readonly string[]): Problem[] {
  return names
    .filter((name) => !DNS_LABEL.test(name))
    .map((name) => ({
      where,
      what: 'has a name that cannot be a folder',
      received: JSON.stringify(name.slice(0, 80)),
      allowed: 'a DNS label: at most 63 lower-case letters, digits and hyphens, beginning with a letter',
      mend: 'choose another name',
    }));
}
