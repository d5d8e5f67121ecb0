import { canonicalJson, MANIFEST_PATH, type RenderedTree } from '../tree';

/** Keeps one cluster's files of a whole render, and marks the manifest, so that nobody takes the part for the whole. */
export function onlyCluster({ files, manifest }: RenderedTree, cluster: string): RenderedTree {
  const belongs = (path: string) => path.startsWith(`clusters/${cluster}/`);
  const kept = Object.fromEntries(Object.entries(manifest.files).filter(([path]) => belongs(path)));
  const partial = {
    ...manifest,
    partial: { cluster },
    files: kept,
    layers: [],
    components: manifest.components.filter((component) => component.cluster === cluster),
    resources: manifest.resources.filter((record) => record.half === 'kubernetes' && record.cluster === cluster),
  };
  const texts = [...files].filter(([path]) => belongs(path));
  return { manifest: partial, files: new Map([...texts, [MANIFEST_PATH, canonicalJson(partial)]]) };
}
