import { compareText } from '../problems';
import { MANIFEST_PATH, type RenderedTree } from '../tree';
import type { ChangeKind, ResourceChange } from './change';
import type { TreeSide } from './tree-side';
import { compareValues, type Edit, isObject, type JsonValue, readYaml } from './values';

/** What differs and is no resource: a block of a layer, what an agent reads beside objects, what only people read. */
export interface OtherChange {
  readonly kind: ChangeKind;
  /** Without the cluster that holds it: `prometheus/kustomization.yaml`, `provider.aws`, `platform.json`. */
  readonly name: string;
  /** @default - it belongs to the whole environment */
  readonly place?: { readonly half: 'terraform' | 'kubernetes'; readonly name: string };
  readonly edits: readonly Edit[];
}

const CLUSTER_FILE = /^clusters\/(?<cluster>[^/]+)\/(?<rest>.+)$/;
const KUSTOMIZATION = '/kustomization.yaml';

/** @param changes of the resources: a kustomization that only lists them differs with them */
export function otherChanges(before: TreeSide, after: TreeSide, changes: readonly ResourceChange[]): OtherChange[] {
  const known = new Set(changes.flatMap(filesChangedBy));
  const listed = new Set(changes.flatMap(listsChangedBy));
  return [
    ...differingPaths(before.tree, after.tree).flatMap((path) => {
      const blocks = path.startsWith('terraform/') ? blockChanges(path, before, after) : [];
      // A file that differs although no object in it does is written otherwise than before.
      if (blocks.length > 0 || known.has(path)) return blocks;
      return fileChanges(path, before.tree, after.tree, listed);
    }),
    ...manifestChanges(before.tree, after.tree),
  ];
}

function filesChangedBy({ before, after }: ResourceChange): string[] {
  return [before, after].flatMap((side) => side?.record.file ?? []);
}

function differingPaths(before: RenderedTree | undefined, after: RenderedTree | undefined): string[] {
  const [olds, news] = [before?.manifest.files ?? {}, after?.manifest.files ?? {}];
  const changed = Object.keys(news).filter((path) => !Object.hasOwn(olds, path) || olds[path] !== news[path]);
  const removed = Object.keys(olds).filter((path) => !Object.hasOwn(news, path));
  return [...changed, ...removed].sort(compareText);
}

/** The kustomizations that list other objects than before because of this change. */
function listsChangedBy({ before, after }: ResourceChange): string[] {
  return [before, after].flatMap((side) => {
    if (side?.record.half !== 'kubernetes') return [];
    return [`clusters/${side.record.cluster}/${side.record.component}/kustomization.yaml`];
  });
}

function blockChanges(path: string, before: TreeSide, after: TreeSide): OtherChange[] {
  const [olds, news] = [before.layers.at(path).blocks, after.layers.at(path).blocks];
  const place = { half: 'terraform', name: path.split('/')[1] ?? path } as const;
  const names = [...new Set([...olds.keys(), ...news.keys()])].sort(compareText);
  return names.flatMap((name) => difference(name, olds.get(name), news.get(name)).map((one) => ({ ...one, place })));
}

function fileChanges(
  path: string,
  before: RenderedTree | undefined,
  after: RenderedTree | undefined,
  listed: ReadonlySet<string>,
): OtherChange[] {
  const isListed = path.endsWith(KUSTOMIZATION) && listed.has(path);
  const [old, fresh] = [before, after].map((tree) => contentOf(tree?.files.get(path), path, isListed));
  const groups = CLUSTER_FILE.exec(path)?.groups;
  const place = groups === undefined ? {} : { place: { half: 'kubernetes', name: groups['cluster'] ?? '' } as const };
  const name = groups?.['rest'] ?? path;
  if (isListed && (old === undefined || fresh === undefined)) return [];
  return difference(name, old, fresh).map((one) => ({ ...one, ...place }));
}

/** A kustomization without its list, where that list says nothing that is not said of the objects. */
function contentOf(text: string | undefined, path: string, isListed: boolean): JsonValue | undefined {
  const yaml = text === undefined || !path.endsWith(KUSTOMIZATION) ? undefined : readYaml(text);
  if (!isObject(yaml)) return text;
  return Object.fromEntries(Object.entries(yaml).filter(([key]) => !isListed || key !== 'resources'));
}

/** What platform.json says beside files and resources, whose changes are told one by one. */
function manifestChanges(before: RenderedTree | undefined, after: RenderedTree | undefined): OtherChange[] {
  if (before === undefined || after === undefined) return [];
  const [olds, news] = [before, after].map(told);
  const edits = [...compareValues(olds, news), ...constructPathEdits(before, after)];
  return edits.length === 0 ? [] : [{ kind: 'changed', name: MANIFEST_PATH, edits }];
}

/** By names, not places: one component more must not be told of as all that come after it. */
function told({ manifest }: RenderedTree): JsonValue {
  const { schema, inputs, versions } = manifest;
  const layers = manifest.layers.map((layer) => [layer.name, layer] as const);
  const components = manifest.components.map((one) => [`${one.cluster}/${one.name}`, one] as const);
  const view = {
    schema,
    inputs,
    versions,
    layers: Object.fromEntries(layers),
    components: Object.fromEntries(components),
  };
  return JSON.parse(JSON.stringify(view)) as JsonValue;
}

/** A refactoring changes where the program makes things, and nothing that is applied. */
function constructPathEdits(before: RenderedTree, after: RenderedTree): Edit[] {
  const olds = new Map(before.manifest.resources.map(({ id, constructPath }) => [id, constructPath]));
  const moved = after.manifest.resources.filter(({ id, constructPath }) => {
    const old = olds.get(id);
    return old !== undefined && old !== constructPath;
  });
  const what = `${moved.length} made by another construct of the program`;
  return moved.length === 0 ? [] : [{ path: ['resources', 'constructPath'], after: what }];
}

function difference(name: string, old: JsonValue | undefined, fresh: JsonValue | undefined): OtherChange[] {
  if (old === undefined) return fresh === undefined ? [] : [{ kind: 'added', name, edits: [] }];
  if (fresh === undefined) return [{ kind: 'removed', name, edits: [] }];
  const edits = compareValues(old, fresh);
  return edits.length === 0 ? [] : [{ kind: 'changed', name, edits }];
}
