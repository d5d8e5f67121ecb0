import { MANIFEST_PATH, sha256 } from '../../tree';
import type { Published } from './published';

/** What the message of a commit says otherwise than its tree, and what was published with other programs. */
export function notesOn(published: Published, programs: Readonly<Record<string, string>>): string[] {
  const { tree, environment, source = '', files, trailers } = published;
  const { gitTree, sourceCommit, renderDigest, publishedWith } = trailers;
  const manifest = files.get(MANIFEST_PATH);
  const digest = manifest === undefined ? '' : `sha256:${sha256(manifest.content)}`;
  return [
    ...said('Environment', trailers.environment, environment),
    ...said('Git-tree', gitTree, tree),
    ...said('Source-commit', sourceCommit, source),
    ...said('Render-digest', renderDigest, digest),
    ...otherPrograms(publishedWith, programs),
  ];
}

/** It happens when somebody amends a commit, or a host squashes some. */
function said(trailer: string, value: string, found: string): string[] {
  return value === '' || value === found
    ? []
    : [`its message has ${trailer} ${value}, and it holds ${found || 'none'}`];
}

/** Other programs should make no difference; where there is one, they are the first suspects. */
function otherPrograms(publishedWith: string, programs: Readonly<Record<string, string>>): string[] {
  const recorded = publishedWith.split(', ').filter((program) => program !== '');
  const here = Object.entries(programs).map(([name, version]) => `${name} ${version}`);
  const others = recorded.filter((program) => !here.includes(program));
  if (others.length === 0) return [];
  return [`it was published with ${others.join(', ')}; here is ${here.join(', ')}`];
}
