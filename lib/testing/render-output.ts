import fs from 'node:fs';
import path from 'node:path';
import { objectKey, parseObjects } from './kubernetes-objects';

/**
 * Everything that a render made, parsed, by what and where it is: `dev-network-eu-west-2` for the configuration of a layer,
 * `dev/dev-a/core/Namespace/-/monitoring` for an object.
 */
export type RenderOutput = ReadonlyMap<string, unknown>;

/** Reads what `platform synth` wrote into a copy of the repository: one folder an environment. */
export function platformOutput(repository: string): RenderOutput {
  const output = new Output();
  for (const environment of names(path.join(repository, 'dist'))) {
    const folder = path.join(repository, 'dist', environment);
    for (const layer of names(path.join(folder, 'terraform'))) {
      output.add(`${environment}-${layer}`, readJson(path.join(folder, 'terraform', layer, 'cdk.tf.json')));
    }
    for (const cluster of names(path.join(folder, 'clusters'))) {
      for (const file of objectFiles(path.join(folder, 'clusters', cluster))) {
        output.addObjects(`${environment}/${cluster}`, parseObjects(fs.readFileSync(file, 'utf8')));
      }
    }
  }
  return output;
}

/** Reads what `cdktf synth` and `cdk8s synth` wrote into the same copy, after `platform synth`. */
export function officialOutput(repository: string): RenderOutput {
  const output = new Output();
  const stacks = path.join(repository, 'cdktf.out', 'stacks');
  for (const stack of names(stacks)) {
    output.add(stack, withoutMetadata(readJson(path.join(stacks, stack, 'cdk.tf.json'))));
  }
  const charts = path.join(repository, 'cdk8s.out');
  const clusters = clustersIn(path.join(repository, 'dist'));
  for (const chart of names(charts)) {
    // cdk8s writes YAML 1.1, without saying so in the file.
    const objects = parseObjects(fs.readFileSync(path.join(charts, chart), 'utf8'), '1.1');
    output.addObjects(clusterOf(chart, clusters), objects);
  }
  return output;
}

class Output extends Map<string, unknown> {
  public add(key: string, value: unknown): void {
    if (this.has(key)) throw new Error(`${key} was rendered twice`);
    this.set(key, value);
  }

  public addObjects(place: string, objects: ReturnType<typeof parseObjects>): void {
    for (const object of objects) this.add(`${place}/${objectKey(object)}`, object);
  }
}

function names(folder: string): string[] {
  return fs.readdirSync(folder).sort();
}

function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/** All YAML files of a cluster but the kustomization.yaml that stands in every component's folder. */
function objectFiles(cluster: string): string[] {
  return fs
    .readdirSync(cluster, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && path.basename(file) !== 'kustomization.yaml')
    .map((file) => path.join(cluster, file));
}

function clustersIn(outDir: string): string[] {
  return names(outDir).flatMap((environment) =>
    names(path.join(outDir, environment, 'clusters')).map((cluster) => `${environment}/${cluster}`),
  );
}

/** cdk8s names a chart's file after its construct path: environment, cluster, component. */
function clusterOf(chart: string, clusters: readonly string[]): string {
  const matching = clusters.filter((cluster) => chart.startsWith(`${cluster.replace('/', '-')}-`));
  const longest = matching.sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) throw new Error(`cdk8s.out/${chart} belongs to none of ${clusters.join(', ')}`);
  return longest;
}

/** What cdktf adds under `//`: construct paths and versions, which Terraform ignores. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== '//');
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutMetadata(inner)]));
}
