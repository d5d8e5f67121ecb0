import path from 'node:path';
import { changedAt } from '../../../lib/environment/value-at';
import { pathText } from '../../../lib/environment/wording';
import { type KubernetesObject, parseObjects } from '../../../lib/testing/kubernetes-objects';
import { renderTree } from '../../../lib/testing/rendering';
import { isObject, type Path } from '../../../lib/testing/strict-schemas/finding';
import { kustomizationProblems } from '../../../lib/testing/strict-schemas/kustomization-file';
import { schemaProblems } from '../../../lib/testing/strict-schemas/schema-problems';
import type { RenderedTree } from '../../../lib/tree';
import { platform } from '../../../platform/platform';
import { allEnvironments } from '../render-all';

/** Every cluster of every environment, with its own agent and with the other one. */
const trees = allEnvironments().flatMap((environment) =>
  (['flux', 'argocd'] as const).map((agent) =>
    renderTree(
      { clusters: (scope, rendered) => platform.clusters(scope, rendered) },
      { ...environment, gitops: { ...environment.gitops, agent } },
    ),
  ),
);

const KUSTOMIZATION = 'kustomization.yaml';

test('every object is one that its API server takes, with nothing ignored', () => {
  const files = trees.flatMap(objectFiles);
  expect(files.length).toBeGreaterThan(100);
  expect(problemsIn(files, schemaProblems)).toEqual([]);
});

test('every kustomization.yaml lists the objects of its folder, and does nothing else', () => {
  for (const { manifest, files } of trees) {
    for (const component of manifest.components) {
      const below = [...files.keys()].filter((file) => file.startsWith(`${component.path}/`));
      const objects = below.map((file) => path.posix.relative(component.path, file)).filter((f) => f !== KUSTOMIZATION);
      const [content] = parseObjects(files.get(`${component.path}/${KUSTOMIZATION}`) ?? '');
      expect({ [component.path]: kustomizationProblems(content, objects) }).toEqual({ [component.path]: [] });
    }
  }
});

/** Fields whose keys are data. Everywhere else a key is a field, and a misspelt one is found. */
const MAPS = [
  ...['.annotations', '.eventMetadata', '.labels', '.matchLabels', '.nodeSelector', 'Service spec.selector'],
  ...['ConfigMap data', 'NodeClass spec.tags', '[].tags', 'StorageClass parameters', 'VolumeSnapshotClass parameters'],
];

test('a field too many is found wherever it stands, but in maps', () => {
  const open = new Set(oneOfAKind(trees).flatMap((object) => openPlaces(object)));
  expect([...open].filter((place) => !MAPS.some((map) => place.endsWith(map)))).toEqual([]);
});

interface ObjectFile {
  readonly file: string;
  readonly text: string;
}

function objectFiles({ files }: RenderedTree): ObjectFile[] {
  return [...files]
    .filter(([file]) => file.startsWith('clusters/') && path.posix.basename(file) !== KUSTOMIZATION)
    .map(([file, text]) => ({ file, text }));
}

/** Clusters are alike: a text that has been judged is not judged again. */
function problemsIn(files: readonly ObjectFile[], judge: (object: unknown) => string[]): string[] {
  const distinct = new Map(files.map(({ file, text }) => [text, file]));
  return [...distinct].flatMap(([text, file]) =>
    parseObjects(text).flatMap((object) => judge(object).map((problem) => `${file}: ${problem}`)),
  );
}

/** The largest object of each kind: it has most of the fields that we use. */
function oneOfAKind(rendered: readonly RenderedTree[]): KubernetesObject[] {
  const largest = new Map<string, ObjectFile>();
  for (const file of rendered.flatMap(objectFiles)) {
    const kind = /^apiVersion: .*\nkind: .*$/m.exec(file.text)?.[0] ?? '';
    if (file.text.length > (largest.get(kind)?.text.length ?? 0)) largest.set(kind, file);
  }
  return [...largest.values()].flatMap(({ text }) => parseObjects(text));
}

/** Where an object takes a field that nobody has heard of: `NodePool spec.limits`. */
function openPlaces(object: KubernetesObject): string[] {
  return placesIn(object)
    .filter(
      (place) => schemaProblems(changedAt(object, place, (at) => ({ ...(at as object), seed: 'x' }))).length === 0,
    )
    .map((place) => `${object.kind} ${pathText(place).replaceAll(/\[\d+\]/g, '[]')}`);
}

/** The path of every map that is not a list, the top included. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (!isObject(value)) return [];
  const below = Object.entries(value).flatMap(([key, inner]) =>
    placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? below : [at, ...below];
}
