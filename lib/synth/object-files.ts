/** What the path of an object's file is made of. */
export interface ObjectName {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Names the file of every object of one component: `<kind>-<name>.yaml`, in a folder of its namespace when it has one.
 * Where two API groups of the component share a kind, the group is appended to it: `cluster.cnpg.io-main.yaml`.
 */
export function objectFiles(objects: readonly ObjectName[]): string[] {
  const groupsByKind = new Map<string, Set<string>>();
  for (const { kind, group } of objects) {
    const groups = groupsByKind.get(kind) ?? new Set();
    groupsByKind.set(kind, groups.add(group));
  }
  return objects.map((object) => fileOf(object, (groupsByKind.get(object.kind)?.size ?? 1) > 1));
}

function fileOf({ group, kind, namespace, name }: ObjectName, sharedKind: boolean): string {
  const suffix = sharedKind && group !== '' ? `.${group}` : '';
  const file = `${escaped(kind.toLowerCase() + suffix)}-${escaped(name)}.yaml`;
  return namespace === undefined ? file : `${escaped(namespace)}/${file}`;
}

/** Letters, digits, dots and hyphens stay; every other byte becomes `%xx`, upper case too: disks may ignore case. */
function escaped(text: string): string {
  return text.replaceAll(/[^a-z0-9.-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}
