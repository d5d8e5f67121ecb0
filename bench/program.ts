import fs from 'node:fs';
import path from 'node:path';
import { readTreeFromDisk } from '../lib/synth';

/** How large the rendered program is, in things and in bytes. */
export function programIn(repository: string) {
  const dist = path.join(repository, 'dist');
  const manifests = fs.readdirSync(dist).map((environment) => readTreeFromDisk(dist, environment).manifest);
  const size = (folder: string) => sizeOf(path.join(repository, folder));
  return {
    environments: manifests.length,
    layers: manifests.flatMap(({ layers }) => layers).length,
    components: manifests.flatMap(({ components }) => components).length,
    resources: manifests.flatMap(({ resources }) => resources).length,
    written: { dist: size('dist'), 'cdktf.out': size('cdktf.out'), 'cdk8s.out': size('cdk8s.out') },
  };
}

function sizeOf(folder: string): { readonly files: number; readonly bytes: number } {
  const sizes = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => fs.statSync(path.join(folder, file)))
    .filter((stats) => stats.isFile())
    .map(({ size }) => size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
