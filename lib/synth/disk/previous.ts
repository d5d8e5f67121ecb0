import path from 'node:path';
import { type Problem, UserError } from '../../problems';
import { MANIFEST_PATH, type Manifest, parseManifest, type RenderedTree } from '../../tree';
import { readBytes } from './files';
import type { FoundJournal } from './journal';
import type { OutputFolder } from './output-folder';

/** What is known of the runs that wrote a folder before. */
export interface Previous {
  /** @default - the folder has no platform.json */
  readonly manifest?: Manifest;
  /** @default - the last run was not interrupted */
  readonly journal?: FoundJournal;
}

/** Path to the SHA-256 of everything that earlier runs may have left there. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Reads what earlier runs recorded.
 * @param journal the journal of the last run, when that was interrupted
 * @throws UserError when platform.json is not ours
 */
export function previousRuns(output: OutputFolder, journal: FoundJournal | undefined): Previous {
  const text = readBytes(manifestPath(output))?.toString();
  return text === undefined ? { journal } : { journal, manifest: parseManifest(text, manifestPath(output)) };
}

/** Everything that earlier runs may have left, platform.json aside. */
export function knownContents({ manifest, journal }: Previous): Known {
  const known = new Map<string, Set<string>>();
  for (const hashes of [manifest?.files, journal?.old, journal?.new]) {
    for (const [file, hash] of Object.entries(hashes ?? {})) {
      const accepted = known.get(file);
      if (accepted === undefined) known.set(file, new Set([hash]));
      else accepted.add(hash);
    }
  }
  return known;
}

/**
 * Guards a folder against the render of something else.
 * @throws UserError when the folder belongs to another environment, or a partial tree would replace more than itself
 */
export function refuseOtherRender(output: OutputFolder, tree: RenderedTree, { manifest }: Previous): void {
  if (manifest === undefined) return;
  const { environment, partial } = tree.manifest;
  if (manifest.environment !== environment) {
    throw new UserError([otherEnvironment(output, manifest.environment, environment)]);
  }
  if (partial !== undefined && partial.cluster !== manifest.partial?.cluster) {
    throw new UserError([tooPartial(output, partial.cluster, manifest.partial?.cluster)]);
  }
}

function manifestPath(output: OutputFolder): string {
  return path.join(output.root, MANIFEST_PATH);
}

function otherEnvironment(output: OutputFolder, received: string, allowed: string): Problem {
  return {
    where: manifestPath(output),
    what: 'belongs to another environment',
    received,
    allowed,
    mend: 'remove the folder if nothing in it is needed, or choose another output folder',
  };
}

function tooPartial(output: OutputFolder, cluster: string, previous: string | undefined): Problem {
  return {
    where: output.root,
    what: 'holds more than the partial render that would replace it',
    received: `cluster ${cluster} only, over ${previous === undefined ? 'a whole render' : `cluster ${previous} only`}`,
    allowed: 'a partial render in a folder of its own, or over one of the same cluster',
    mend: 'choose another output folder, or render the whole environment',
  };
}
