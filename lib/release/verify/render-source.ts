import fs from 'node:fs';
import path from 'node:path';
import { type Problem, UserError } from '../../problems';
import { type Git, wordsOf } from '../git';
import { runChild } from './run-child';
import type { Scratch } from './scratch';
import { writeSource } from './write-source';

export interface RenderProps {
  readonly git: Git;
  /** The variables of the shell. npm is given those by which it reaches a registry; the program of the source none. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Says what takes long. */
  readonly tell: (text: string) => void;
}

/** By which npm finds its settings, its cache and a registry. */
const FOR_NPM =
  /^(?:PATH|HOME|TMPDIR|(?:https?|no)_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_(?:FILE|DIR)|npm_config_(?:cache|registry|userconfig|globalconfig|cafile|https?_proxy|noproxy))$/i;

/**
 * The lock file as it is. Scripts of packages are not run: none that ships needs one, and each could do anything. What is
 * for development stays out, which an import rule keeps out of what renders.
 */
const INSTALL = ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline'];

const PROGRAM = 'bin/platform.js';

/** The files of an environment, path to bytes; or why there are none. */
export type Rendered = ReadonlyMap<string, Buffer> | UserError;

/**
 * Renders environments from nothing but one commit: its files, its lock file, its program.
 * @returns what became of each environment, also when the commit cannot be installed
 */
export async function renderSource(
  source: string,
  environments: readonly string[],
  props: RenderProps,
  scratch: Scratch,
): Promise<Map<string, Rendered>> {
  const place = { source, root: path.join(scratch.folder, source), stopped: scratch.stopped };
  try {
    const refused = await orRefusal(place, () => install(props, place));
    if (refused !== undefined) return new Map(environments.map((name) => [name, refused]));
    return await renderEach(environments, props, place);
  } finally {
    // Several sources would fill the disk.
    fs.rmSync(place.root, { recursive: true, force: true });
  }
}

/** A source, and where it is installed. */
interface Place {
  readonly source: string;
  readonly root: string;
  readonly stopped: AbortSignal;
}

/** What a user can mend becomes a result: it is of one source or environment. Once we are asked to end, nothing goes on. */
async function orRefusal<T>({ stopped }: Place, work: () => Promise<T>): Promise<T | UserError> {
  try {
    return await work();
  } catch (error) {
    if (stopped.aborted || !(error instanceof UserError)) throw error;
    return error;
  }
}

async function install({ git, variables, tell }: RenderProps, { source, root, stopped }: Place): Promise<undefined> {
  const folder = path.join(root, 'source');
  fs.mkdirSync(folder, { recursive: true });
  writeSource(git, source, folder);
  checkHasProgram(source, folder);
  tell(`installing the dependencies of ${source}`);
  const installed = await runChild('npm', INSTALL, { folder, stopped, variables: forNpm(variables) });
  if (installed === undefined) throw refusal(NO_NPM);
  if (installed.status !== 0) throw refusal(notInstalled(source, installed.words));
}

/** All at once, which is faster; one by one when that fails, as it may be for one of them alone. */
async function renderEach(names: readonly string[], props: RenderProps, place: Place): Promise<Map<string, Rendered>> {
  const rendered = await orRefusal(place, () => render(names, props, place));
  if (!(rendered instanceof UserError)) return rendered;
  if (names.length === 1) return new Map(names.map((name) => [name, rendered]));
  const each = new Map<string, Rendered>();
  for (const name of names) for (const entry of await renderEach([name], props, place)) each.set(...entry);
  return each;
}

async function render(
  names: readonly string[],
  { tell }: RenderProps,
  { source, root, stopped }: Place,
): Promise<Map<string, Rendered>> {
  const [folder, out] = [path.join(root, 'source'), path.join(root, 'out')];
  tell(`rendering ${names.join(', ')} from ${source}`);
  fs.rmSync(out, { recursive: true, force: true });
  const args = [path.join(folder, PROGRAM), 'synth', '--env', ...names, '--out', out];
  const rendered = await runChild(process.execPath, args, { folder, stopped, variables: {} });
  const isWritten = names.every((name) => fs.existsSync(path.join(out, name)));
  if (rendered?.status !== 0 || !isWritten) throw refusal(notRendered(names, source, rendered?.words ?? ''));
  return new Map(names.map((name) => [name, filesBelow(path.join(out, name))]));
}

function forNpm(variables: RenderProps['variables']): Record<string, string> {
  const kept = Object.entries(variables).filter(([name]) => FOR_NPM.test(name));
  return Object.fromEntries(kept.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function filesBelow(folder: string): Map<string, Buffer> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [path.relative(folder, file).split(path.sep).join('/'), fs.readFileSync(file)]));
}

function checkHasProgram(source: string, checkout: string): void {
  const missing = [PROGRAM, 'package.json', 'package-lock.json'].filter((file) => {
    return !fs.existsSync(path.join(checkout, file));
  });
  if (missing.length === 0) return;
  throw refusal({
    where: source,
    what: 'is no commit of this program',
    received: `a commit without ${missing.join(', ')}`,
    allowed: 'a commit of main that publish has rendered',
    mend: 'look at hydrator.metadata of the branch: somebody may have changed it by hand',
  });
}

const NO_NPM: Problem = {
  where: 'npm',
  what: 'cannot be run',
  allowed: 'npm on the PATH: the lock file of the source has to be installed',
  mend: 'install npm, which comes with Node',
};

function notInstalled(source: string, words: string): Problem {
  return {
    where: `npm ci of ${source}`,
    what: 'failed',
    received: lastWords(words, /^npm (?:error|ERR!) ?/),
    allowed: 'a registry, or a cache of npm, that has every package of package-lock.json',
    mend: 'see that npm ci works in a checkout of that commit; tokens and addresses belong in ~/.npmrc',
  };
}

function notRendered(names: readonly string[], source: string, words: string): Problem {
  return {
    where: `${names.join(', ')} from ${source}`,
    what: 'does not render',
    received: lastWords(words, /^/),
    allowed: 'a commit whose npm run synth works with this Node',
    mend: `check it out, and run npm ci && npm run synth -- --env ${names.join(' ')}; this is Node ${process.versions.node}`,
  };
}

/** What a program said of its failure, in one line. */
function lastWords(words: string, prefix: RegExp): string {
  const lines = words.split('\n').filter((line) => prefix.test(line) && line.trim() !== '');
  return wordsOf((lines.length === 0 ? words.split('\n') : lines).map((line) => line.replace(prefix, '')).join('\n'));
}

function refusal(problem: Problem): UserError {
  return new UserError([problem], 'nothing was verified');
}
