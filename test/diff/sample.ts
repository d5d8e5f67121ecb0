import { type Change, diffEnvironment } from '../../lib/diff/diff-environment';
import { groupOf } from '../../lib/diff/change';
import {
  canonicalJson,
  MANIFEST_SCHEMA,
  type RenderedTree,
  type ResourceRecord,
  sha256,
  TreeBuilder,
} from '../../lib/tree';
import { type JsonObject, type JsonValue, toYaml } from '../../lib/yaml';

/** What a tree of the tests holds. */
export interface Contents {
  readonly environment?: string;
  /** Layer to what its file holds: `{ network: { resource: { aws_vpc: { main: { … } } } } }`. */
  readonly layers?: Readonly<Record<string, JsonObject>>;
  /** Cluster to objects. */
  readonly clusters?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Further files. */
  readonly files?: Readonly<Record<string, string>>;
  /** Which construct makes a record, by id. @default - one of its own */
  readonly makers?: Readonly<Record<string, string>>;
  /** Which component holds an object, by id. @default - app */
  readonly components?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, JsonValue>>;

/** A whole tree, its manifest as a render would make it. */
export function treeOf(contents: Contents): RenderedTree {
  const builder = new TreeBuilder();
  const resources: ResourceRecord[] = [];
  for (const [layer, json] of Object.entries(contents.layers ?? {})) {
    const file = `terraform/${layer}/cdk.tf.json`;
    builder.addFile(file, canonicalJson(json), layer);
    resources.push(...terraformRecords(layer, file, json, contents));
  }
  for (const [cluster, objects] of Object.entries(contents.clusters ?? {})) {
    for (const object of objects) {
      const record = kubernetesRecord(cluster, object, contents);
      builder.addFile(record.file, toYaml(object), cluster);
      resources.push(record);
    }
  }
  for (const [path, text] of Object.entries(contents.files ?? {})) builder.addFile(path, text, path);
  return builder.finish({
    schema: MANIFEST_SCHEMA,
    environment: contents.environment ?? 'dev',
    inputs: { ...contents.inputs },
    layers: [],
    components: [],
    versions: { kubernetes: {}, addons: {}, charts: {} },
    images: [],
    resources,
  });
}

function terraformRecords(layer: string, file: string, json: JsonObject, { makers }: Contents): ResourceRecord[] {
  const blocks = [
    { mode: 'managed', prefix: '', found: json['resource'] },
    { mode: 'data', prefix: 'data.', found: json['data'] },
  ] as const;
  return blocks.flatMap(({ mode, prefix, found }) =>
    Object.entries((found ?? {}) as Fields).flatMap(([type, bodies]) =>
      Object.entries(bodies as Fields).map(([name, body]): ResourceRecord => {
        const id = `${layer}/${prefix}${type}.${name}`;
        const common = { id, name, file, owner: 'platform', hash: sha256(canonicalJson(body)) };
        return { half: 'terraform', mode, type, layer, constructPath: makers?.[id] ?? `make/${id}`, ...common };
      }),
    ),
  );
}

function kubernetesRecord(cluster: string, object: JsonObject, { makers, components }: Contents): ResourceRecord {
  const { apiVersion, kind, metadata } = object as {
    apiVersion: string;
    kind: string;
    metadata: Record<string, string>;
  };
  const { name = '', namespace } = metadata;
  const group = groupOf(apiVersion) || 'core';
  const id = `${cluster}/${group}/${kind}/${namespace ?? '-'}/${name}`;
  const component = components?.[id] ?? 'app';
  const folder = `clusters/${cluster}/${component}${namespace === undefined ? '' : `/${namespace}`}`;
  return {
    half: 'kubernetes',
    id,
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    cluster,
    component,
    file: `${folder}/${kind.toLowerCase()}-${name}.yaml`,
    constructPath: makers?.[id] ?? `make/${id}`,
    owner: 'platform',
    hash: sha256(canonicalJson(object)),
  };
}

/** An object of a namespace, or of the cluster when there is none. */
export function object(apiVersion: string, kind: string, fields: JsonObject = {}, namespace?: string): JsonObject {
  const { metadata = {}, ...rest } = fields as { metadata?: JsonObject };
  const where: JsonObject = namespace === undefined ? {} : { namespace };
  return { apiVersion, kind, metadata: { name: 'it', ...where, ...metadata }, ...rest };
}

/** Something of one side of a case: a Kubernetes object, or the body of a Terraform resource. */
export type Thing = JsonObject | { readonly type: string; readonly body: JsonObject };

/** What becomes of one thing. */
export function changeOf(before: Thing | undefined, after: Thing | undefined): Change {
  const [change] = diffEnvironment(treeWith(before), treeWith(after)).filter(({ subject }) => subject.half !== 'file');
  if (change === undefined) throw new Error('nothing changes');
  return change;
}

function treeWith(thing: Thing | undefined): RenderedTree {
  if (thing === undefined) return treeOf({});
  if (!isResource(thing)) return treeOf({ clusters: { 'dev-a': [thing] } });
  return treeOf({ layers: { network: { resource: { [thing.type]: { it: thing.body } } } } });
}

function isResource(thing: Thing): thing is { type: string; body: JsonObject } {
  return 'body' in thing;
}

/** What a rule has found in a change, as `rule: reason`. */
export function foundBy(rule: string, change: Change): string[] {
  return change.findings.filter((finding) => finding.rule === rule).map(({ reason }) => reason);
}
