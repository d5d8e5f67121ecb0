import { compareText } from '../../problems';
import { type Manifest, sha256 } from '../../tree';

/** What has a version in an environment. */
export const ITEM_KINDS = ['kubernetes', 'addon', 'chart', 'image', 'component', 'layer'] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing of an environment that has a version. */
export interface Item {
  readonly kind: ItemKind;
  /** `prod-a/metrics-server` of a cluster, `quay.io/prometheus/prometheus`, `network-eu-west-2`; without spaces. */
  readonly name: string;
}

/** Item, as `itemKey` gives it, to version: that of a release, or twelve digits of the content's hash. */
export type Inventory = ReadonlyMap<string, string>;

/** What became of one item. */
export interface VersionChange extends Item {
  /** @default - it is new */
  readonly before?: string;
  /** @default - it is gone */
  readonly after?: string;
}

/** `registry:5000/name:tag@sha256:…`, tag and digest as they are there. */
const IMAGE = /^(?<name>[^@]+?)(?::(?<tag>[^/@]+))?(?:@(?<digest>.+))?$/;

/** As much of a hash as tells two contents apart. */
const DIGEST_LENGTH = 12;

/** Everything in a rendered tree that has a version, sorted. */
export function inventoryOf({ versions, images, components, layers, files }: Manifest): Inventory {
  const { kubernetes, addons, charts } = versions;
  const digests = digestsByFolder(files);
  const items: [ItemKind, string, string][] = [
    ...Object.entries(kubernetes).map(([cluster, version]) => entry('kubernetes', cluster, version)),
    ...Object.entries(addons).flatMap(([cluster, pins]) =>
      Object.entries(pins).map(([addon, version]) => entry('addon', `${cluster}/${addon}`, version)),
    ),
    ...Object.entries(charts).map(([chart, version]) => entry('chart', chart, version)),
    ...versionsOfImages(images).map(([image, version]) => entry('image', image, version)),
    ...components.map(({ cluster, name, path }) => entry('component', `${cluster}/${name}`, digests.of(path))),
    ...layers.map(({ name, path }) => entry('layer', name, digests.of(path))),
  ];
  const sorted = items.map(([kind, name, version]) => [itemKey({ kind, name }), version] as const);
  return new Map(sorted.sort(([a], [b]) => compareText(a, b)));
}

/** What differs between two inventories, sorted. */
export function versionChanges(before: Inventory, after: Inventory): VersionChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort(compareText);
  return keys.flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    if (old === now) return [];
    return [
      { ...itemOf(key), ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) },
    ];
  });
}

export function itemKey({ kind, name }: Item): string {
  return `${kind} ${name}`;
}

/** The item that a key stands for. */
export function itemOf(key: string): Item {
  const space = key.indexOf(' ');
  return { kind: key.slice(0, space) as ItemKind, name: key.slice(space + 1) };
}

function entry(kind: ItemKind, name: string, version: string): [ItemKind, string, string] {
  return [kind, name, version];
}

/** `quay.io/prometheus/prometheus:v3.5.3@sha256:…`; an image that runs in two versions has both. */
function versionsOfImages(images: readonly string[]): [string, string][] {
  const versions = new Map<string, string[]>();
  for (const image of images) {
    const { name = image, tag, digest } = IMAGE.exec(image)?.groups ?? {};
    const version = [tag, digest].filter((part) => part !== undefined).join('@') || 'latest';
    versions.set(name, [...(versions.get(name) ?? []), version]);
  }
  return [...versions].map(([name, all]) => [name, all.sort(compareText).join(',')]);
}

function digestsByFolder(files: Manifest['files']): { of: (folder: string) => string } {
  const all = Object.entries(files);
  return {
    of: (folder) => {
      const inside = all.filter(([path]) => path.startsWith(`${folder}/`)).sort(([a], [b]) => compareText(a, b));
      const lines = inside.map(([path, hash]) => `${path} ${hash}\n`);
      return sha256(lines.join('')).slice(0, DIGEST_LENGTH);
    },
  };
}
