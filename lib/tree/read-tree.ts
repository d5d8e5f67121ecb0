import { compareText, type Problem, throwIfAny, UserError } from '../problems';
import { MANIFEST_PATH, parseManifest } from './manifest';
import type { RenderedTree } from './rendered-tree';
import { sha256 } from './sha256';

/**
 * Rebuilds a tree from its files alone, and takes nothing but a whole one: every file is there, none is changed, none
 * was added, and it is not a partial render.
 * @param where the folder or branch, for the messages
 * @throws UserError listing every file that differs
 */
export function readTree(files: ReadonlyMap<string, string>, where: string): RenderedTree {
  const manifestText = files.get(MANIFEST_PATH);
  if (manifestText === undefined) throw new UserError([noManifest(where)]);
  const manifest = parseManifest(manifestText, `${where}/${MANIFEST_PATH}`);
  const problems = manifest.partial === undefined ? [] : [partial(where, manifest.partial.cluster)];
  for (const [path, hash] of Object.entries(manifest.files)) {
    const text = files.get(path);
    if (text === undefined) problems.push(differs(where, path, 'is missing'));
    else if (sha256(text) !== hash) problems.push(differs(where, path, 'is not what was rendered'));
  }
  for (const path of files.keys()) {
    if (path !== MANIFEST_PATH && !Object.hasOwn(manifest.files, path))
      problems.push(differs(where, path, 'was not rendered'));
  }
  throwIfAny(problems);
  return { files: new Map([...files].sort(([a], [b]) => compareText(a, b))), manifest };
}

function noManifest(where: string): Problem {
  return { where, what: `has no ${MANIFEST_PATH}`, allowed: 'a whole rendered tree', mend: 'run npm run synth' };
}

function partial(where: string, cluster: string): Problem {
  return {
    where: `${where}/${MANIFEST_PATH}`,
    what: 'is a partial render',
    received: `cluster ${cluster} only`,
    allowed: 'a whole rendered tree',
    mend: 'run npm run synth without --cluster',
  };
}

function differs(where: string, path: string, what: string): Problem {
  return { where: `${where}/${path}`, what, allowed: `what ${MANIFEST_PATH} lists`, mend: 'run npm run synth' };
}
