import fs from 'node:fs';
import path from 'node:path';
import { environments } from '../../environments';
import { readEnvironments } from '../../lib/cli';
import type { Environment } from '../../lib/environment';
import { renderEnvironment } from '../../lib/testing/render-environment';
import type { RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';

const ROOT = path.join(__dirname, '../..');

/** All that a render depends on, but for the libraries. */
const SOURCES = ['environments', 'lib', 'platform', 'package-lock.json'];

/** Shared by the suites of a worker: see the runtime beside it. */
const kept =
  jest.requireActual<Map<string, { readonly stamp: string; readonly trees: readonly RenderedTree[] }>>(
    '../jest/kept.js',
  );

/** What the repository describes, in the order of environments/index.ts. */
export function allEnvironments(): Environment[] {
  return readEnvironments(environments, ROOT);
}

/**
 * All of it, rendered. The first suite of a worker renders, and the others take what it made, as long as no source has
 * changed: thirty suites look at the same trees, each of which takes as long to render as all of their tests.
 */
export function renderAll(): RenderedTree[] {
  const stamp = stampOf(SOURCES);
  const known = kept.get('renderAll');
  const trees = known?.stamp === stamp ? known.trees : renderAnew().map(frozen);
  kept.set('renderAll', { stamp, trees });
  // Text is safe from other suites by itself, and the manifest is frozen; a map can only be copied.
  return trees.map(({ files, manifest }) => ({ files: new Map(files), manifest }));
}

/** Renders all of it: for a test that has changed something in memory. */
export function renderAnew(): RenderedTree[] {
  return allEnvironments().map((environment) => renderEnvironment(platform, environment, {}));
}

function frozen(tree: RenderedTree): RenderedTree {
  freeze(tree.manifest);
  return tree;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freeze);
  Object.freeze(value);
}

/** Says by size and time of change what the files of the repository are, as jest does itself. */
function stampOf(sources: readonly string[]): string {
  return sources.flatMap((source) => filesBelow(path.join(ROOT, source)).map(stampOfFile)).join();
}

function filesBelow(file: string): string[] {
  if (!fs.statSync(file).isDirectory()) return [file];
  const entries = fs.readdirSync(file, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function stampOfFile(file: string): string {
  const { size, mtimeMs } = fs.statSync(file);
  return `${file}:${size}:${mtimeMs}`;
}
