import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeTree } from '../../lib/synth';
import { type KubernetesObject, objectKey, parseObjects } from '../../lib/testing/kubernetes-objects';
import { describeWith, findTool } from '../../lib/testing/tools';
import type { ComponentEntry, RenderedTree } from '../../lib/tree';
import { renderAll } from '../platform/render-all';

interface Subject {
  readonly title: string;
  readonly tree: RenderedTree;
  readonly component: ComponentEntry;
}

const trees = renderAll();

const components = trees.flatMap((tree) => tree.manifest.components.map((component) => subject(tree, component)));

describeWith(['kubectl'], 'kubectl kustomize', () => {
  let outDir: string;

  beforeAll(() => {
    outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'kustomize-'));
    for (const tree of trees) writeTree(tree, outDir);
  });

  afterAll(() => {
    fs.rmSync(outDir, { recursive: true });
  });

  it('has components of every environment to build', () => {
    expect(trees.length).toBeGreaterThan(0);
    for (const { manifest } of trees) expect(manifest.components.length).toBeGreaterThan(0);
  });

  it.each(components)('builds $title to exactly our objects', ({ tree, component }) => {
    const built = byKey(parseObjects(kustomize(path.join(outDir, tree.manifest.environment, component.path))));
    const ours = byKey(objectsOf(tree, component));

    expect(ours.size).toBe(recordsOf(tree, component).length);
    expect(ours.size).toBeGreaterThan(0);
    expect(built).toEqual(ours);
  });
});

function subject(tree: RenderedTree, component: ComponentEntry): Subject {
  return { title: `${tree.manifest.environment}/${component.cluster}/${component.name}`, tree, component };
}

function recordsOf({ manifest }: RenderedTree, { cluster, name }: ComponentEntry) {
  return manifest.resources.filter(
    (record) => record.half === 'kubernetes' && record.cluster === cluster && record.component === name,
  );
}

function objectsOf(tree: RenderedTree, component: ComponentEntry): KubernetesObject[] {
  return recordsOf(tree, component).flatMap(({ file }) => parseObjects(tree.files.get(file) ?? ''));
}

/** By name: kustomize prints objects in an order of its own. */
function byKey(objects: readonly KubernetesObject[]): ReadonlyMap<string, KubernetesObject> {
  const map = new Map(objects.map((object) => [objectKey(object), object]));
  expect(map.size).toBe(objects.length);
  return map;
}

function kustomize(folder: string): string {
  const { status, stdout, stderr } = spawnSync(findTool('kubectl') ?? 'kubectl', ['kustomize', folder], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`kubectl kustomize ${folder}: ${stderr}`);
  return stdout;
}
