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

/**
 * Renders environments from nothing but one commit: its files, its lock file, its program.
 * @returns environment to its files, path to bytes
 * @throws UserError when it cannot be installed, or does not render
 */
export async function renderSource(
  source: string,
  environments: readonly string[],
  { git, variables, tell }: RenderProps,
  scratch: Scratch,
): Promise<Map<string, Map<string, Buffer>>> {
  const root = path.join(scratch.folder, source);
  const [checkout, out] = [path.join(root, 'source'), path.join(root, 'out')];
  fs.mkdirSync(checkout, { recursive: true });
  writeSource(git, source, checkout);
  checkHasProgram(source, checkout);
  const run = { folder: checkout, stopped: scratch.stopped };
  tell(`installing the dependencies of ${source}`);
  const installed = await runChild('npm', INSTALL, { ...run, variables: forNpm(variables) });
  if (installed === undefined) throw refusal(NO_NPM);
  if (installed.status !== 0) throw refusal(notInstalled(source, installed.words));
  tell(`rendering ${environments.join(', ')} from ${source}`);
  const args = [path.join(checkout, PROGRAM), 'synth', '--env', ...environments, '--out', out];
  const rendered = await runChild(process.execPath, args, { ...run, variables: {} });
  const isWritten = environments.every((name) => fs.existsSync(path.join(out, name)));
  if (rendered?.status !== 0 || !isWritten) throw refusal(notRendered(source, rendered?.words ?? ''));
  const trees = environments.map((name) => [name, filesBelow(path.join(out, name))] as const);
  // Several sources would fill the disk.
  fs.rmSync(root, { recursive: true });
  return new Map(trees);
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

function notRendered(source: string, words: string): Problem {
  return {
    where: source,
    what: 'does not render',
    received: lastWords(words, /^/),
    allowed: 'a commit whose npm run synth works with this Node',
    mend: `check it out, and run npm ci && npm run synth; this is Node ${process.versions.node}`,
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
