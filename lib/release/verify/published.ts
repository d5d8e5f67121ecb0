import { type Problem, UserError } from '../../problems';
import { MANIFEST_PATH, parseManifest, sha256 } from '../../tree';
import { entriesAt, type Git, METADATA_PATH, readObjects } from '../git';
import { drySha } from '../ledger';

export interface PublishedFile {
  /** `100644` for a plain file. */
  readonly mode: string;
  readonly content: Buffer;
}

/** What the trailers of a commit say; each is empty where there is none. */
export interface Trailers {
  readonly environment: string;
  readonly gitTree: string;
  readonly sourceCommit: string;
  /** `sha256:…`, of platform.json. */
  readonly renderDigest: string;
  /** `node 20.19.0, git 2.39.5` */
  readonly publishedWith: string;
}

/** A commit of an environment branch, as it is: nothing of it is believed. */
export interface Published {
  readonly ref: string;
  readonly commit: string;
  /** The id of its git tree. */
  readonly tree: string;
  readonly environment: string;
  /** The commit of main that it says it is a render of. @default - it is the empty commit that a branch begins with */
  readonly source?: string;
  readonly files: ReadonlyMap<string, PublishedFile>;
  /** Path to SHA-256. @default - platform.json is missing, or cannot be read */
  readonly listed?: Readonly<Record<string, string>>;
  readonly trailers: Trailers;
}

const KEYS = ['Environment', 'Git-tree', 'Source-commit', 'Render-digest', 'Published-with'];

/** It becomes the name of a folder, and an argument. */
const NAME = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Reads a commit without a check of what it holds.
 * @param ref how it was asked for, for messages
 * @throws UserError when it does not even say of which environment and source it is
 */
export function readPublished(git: Git, ref: string, commit: string): Published {
  const { tree, trailers } = readMessage(git, commit);
  const entries = entriesAt(git, commit);
  const blobs = readObjects(
    git,
    entries.map(({ oid }) => oid),
  );
  const files = new Map(
    entries.map(({ path, mode }, index) => [path, { mode, content: blobs[index]?.content ?? Buffer.alloc(0) }]),
  );
  const manifest = manifestIn(files);
  const source = drySha(textIn(files, METADATA_PATH)) ?? trailers.sourceCommit;
  const environment = manifest?.environment ?? trailers.environment;
  const isEmpty = files.size === 0 && source === '';
  if (!NAME.test(environment)) throw refusal(noRender(ref));
  if (source === '' && !isEmpty) throw refusal(noSource(ref));
  return {
    ...{ ref, commit, tree, environment, files, trailers },
    ...(source === '' ? {} : { source }),
    ...(manifest === undefined ? {} : { listed: manifest.files }),
  };
}

/** Whether the commit contradicts itself: its platform.json lists another hash for the file, or does not list it. */
export function isContradicted({ listed, files }: Published, path: string): boolean {
  if (listed === undefined || path === MANIFEST_PATH || path === METADATA_PATH) return false;
  const file = files.get(path);
  const hash = Object.hasOwn(listed, path) ? listed[path] : undefined;
  return file === undefined ? hash !== undefined : sha256(file.content) !== hash;
}

/** The files by which the commit contradicts itself; found without a render. */
export function contradictions(published: Published): string[] {
  const paths = new Set([...published.files.keys(), ...Object.keys(published.listed ?? {})]);
  return [...paths].filter((path) => isContradicted(published, path)).sort();
}

function readMessage(git: Git, commit: string): { tree: string; trailers: Trailers } {
  const fields = KEYS.map((key) => `%(trailers:key=${key},valueonly,unfold,separator=%x0a)`);
  const format = ['%T', ...fields].join('%x00');
  const [tree = '', ...values] = git
    .run(['log', '-1', `--format=${format}`, commit, '--'])
    .trimEnd()
    .split('\0');
  // A host that squashes keeps the messages of all commits: the last one is of the newest.
  const [environment = '', gitTree = '', sourceCommit = '', renderDigest = '', publishedWith = ''] = values.map(
    (value) => value.trim().split('\n').at(-1) ?? '',
  );
  const isCommit = /^[0-9a-f]{40,64}$/.test(sourceCommit);
  return {
    tree,
    trailers: { environment, gitTree, sourceCommit: isCommit ? sourceCommit : '', renderDigest, publishedWith },
  };
}

function textIn(files: ReadonlyMap<string, PublishedFile>, path: string): string {
  return files.get(path)?.content.toString('utf8') ?? '';
}

/** One that somebody has spoilt is a difference to show, and no reason to stop. */
function manifestIn(files: ReadonlyMap<string, PublishedFile>) {
  try {
    return parseManifest(textIn(files, MANIFEST_PATH), MANIFEST_PATH);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}

function noRender(ref: string): Problem {
  return {
    where: ref,
    what: `is no render: neither ${MANIFEST_PATH} nor the message says of which environment it is`,
    allowed: 'a commit of an environment branch',
    mend: 'name one: git log origin/environment/<name>',
  };
}

function noSource(ref: string): Problem {
  return {
    where: `${ref}/${METADATA_PATH}`,
    what: 'does not name the commit of main that was rendered, and the message does not either',
    allowed: 'a field "drySha" with the whole id of a commit',
    mend: 'verify a commit that publish made, such as the one before',
  };
}

function refusal(problem: Problem): UserError {
  return new UserError([problem], 'nothing was verified');
}
