import { z } from 'zod';
import { type Problem, throwIfAny, UserError } from '../problems';
import type { ResourceRecord } from './resource-record';
import { pathProblem } from './safe-path';

/** Where the manifest lies in every rendered tree. */
export const MANIFEST_PATH = 'platform.json';

/** Names the format; raised when a reader of the old one could go wrong. */
export const MANIFEST_SCHEMA = 'platform/v1';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const names = z.array(z.string());

const layer = z.strictObject({
  name: z.string().describe('The folder: terraform/<name>/'),
  path: z.string(),
  region: z.string(),
  cluster: z.string().optional().describe('Set when the layer belongs to one cluster'),
  stateKey: z.string().describe('The key of its state in the state bucket'),
  needs: names.describe('Layers that are applied before it'),
});

const component = z.strictObject({
  cluster: z.string(),
  name: z.string(),
  path: z.string(),
  needs: names.describe('Capabilities that other components, or EKS, bring: "namespace/monitoring"'),
  provides: names,
});

const record = {
  id: z.string(),
  name: z.string(),
  file: z.string(),
  constructPath: z.string().describe('The only field that a refactoring may change'),
  owner: z.string(),
  hash,
};

const resource = z.discriminatedUnion('half', [
  z.strictObject({
    half: z.literal('terraform'),
    mode: z.enum(['managed', 'data']),
    type: z.string(),
    layer: z.string(),
    ...record,
  }),
  z.strictObject({
    half: z.literal('kubernetes'),
    apiVersion: z.string(),
    kind: z.string(),
    namespace: z.string().optional(),
    cluster: z.string(),
    component: z.string(),
    ...record,
  }),
]) satisfies z.ZodType<ResourceRecord>;

/** The schema of platform.json; published as docs/generated/platform.schema.json. */
export const manifestSchema = z.strictObject({
  schema: z.literal(MANIFEST_SCHEMA),
  environment: z.string(),
  partial: z
    .strictObject({ cluster: z.string() })
    .optional()
    .describe('Present when the tree holds one cluster only; never published'),
  inputs: z.record(z.string(), z.string()).describe('Runtime dependencies as pinned in package-lock.json'),
  files: z.record(z.string(), hash).describe('SHA-256 of every file but this one'),
  layers: z.array(layer),
  components: z.array(component),
  versions: z.strictObject({
    kubernetes: z.record(z.string(), z.string()).describe('Cluster to Kubernetes minor version'),
    addons: z.record(z.string(), z.record(z.string(), z.string())).describe('Cluster to add-on to version'),
    charts: z.record(z.string(), z.string()).describe('Pinned Helm chart to version'),
  }),
  images: names.describe('Every image that the tree runs, by tag and digest'),
  resources: z.array(resource),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type LayerEntry = z.infer<typeof layer>;
export type ComponentEntry = z.infer<typeof component>;

/**
 * Reads a manifest that may come from anywhere: a branch, a disk, another version of this program.
 * @param where the file, for the message
 * @throws UserError when it is not one of ours, or names a path that leaves its folder
 */
export function parseManifest(text: string, where: string): Manifest {
  const parsed = manifestSchema.safeParse(jsonOrUndefined(text), { reportInput: true });
  if (!parsed.success) throw new UserError([notOurs(where, parsed.error.issues[0])]);
  // Most paths are named twice, by the list of files and by a resource.
  const unsafe = [...new Set(pathsIn(parsed.data))].filter((path) => pathProblem(path) !== undefined);
  throwIfAny(unsafe.map((path) => unsafePath(where, path)));
  return parsed.data;
}

/** Whether a text says of itself that it is a manifest of this program; what else it says is for `parseManifest`. */
export function isManifest(text: string): boolean {
  const parsed = jsonOrUndefined(text);
  return typeof parsed === 'object' && parsed !== null && 'schema' in parsed && parsed.schema === MANIFEST_SCHEMA;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every path that somebody may read, write or remove because the manifest says so. */
function pathsIn({ files, layers, components, resources }: Manifest): string[] {
  const folders = [...layers, ...components].map(({ path }) => path);
  return [...Object.keys(files), ...folders, ...resources.map(({ file }) => file)];
}

function notOurs(where: string, issue?: z.core.$ZodIssue): Problem {
  const field = issue === undefined || issue.path.length === 0 ? '' : ` › ${issue.path.join('.')}`;
  return {
    where: `${where}${field}`,
    what: 'is not a manifest that this program wrote',
    received: issue === undefined ? undefined : receivedBy(issue),
    allowed: `a manifest of schema ${MANIFEST_SCHEMA}`,
    mend: 'choose another output folder, or remove this one if nothing in it is needed',
  };
}

function receivedBy({ path, code, input, message }: z.core.$ZodIssue): string {
  if (path.length === 0 && code === 'invalid_type') return 'no JSON object';
  return path[0] === 'schema' ? `schema ${JSON.stringify(input ?? null)}` : message;
}

function unsafePath(where: string, path: string): Problem {
  return {
    where,
    what: `names a file whose path ${pathProblem(path) ?? 'is unsafe'}`,
    received: path,
    allowed: 'paths inside the tree',
    mend: 'somebody changed this file by hand: remove the folder and render again',
  };
}
