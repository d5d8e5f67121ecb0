import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Git } from '../../../lib/release/git/git';
import { emptyTree } from '../../../lib/release/git/git-tree';
import { commitAt, entriesAt, entriesOfEach, readTreeAt } from '../../../lib/release/git/read-tree-at';
import { TreeBuilder } from '../../../lib/tree';

let folder: string;
let git: Git;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'read-tree-at-'));
  raw('init', '--quiet', '--initial-branch=main');
  git = new Git({ folder, variables: { PATH: process.env['PATH'], GIT_DIR: '/nowhere' } });
});

afterEach(() => fs.rmSync(folder, { recursive: true }));

test('a branch holds the tree that was rendered, and its metadata is not part of it', () => {
  const tree = treeOf({ 'README.md': 'über 🚀\n', 'clusters/a/b.yaml': 'a: "x\\r"\n', empty: '' });
  commit({ ...Object.fromEntries(tree.files), 'hydrator.metadata': '{}\n' });
  expect(readTreeAt(git, 'main')).toEqual(tree);
});

test('fails when the branch is not a render', () => {
  const tree = treeOf({ 'a.yaml': 'a: 1\n' });
  commit({ ...Object.fromEntries(tree.files), 'a.yaml': 'a: 2\n' });
  expect(() => readTreeAt(git, 'main')).toThrow(`1 problem, nothing was written:

  main/a.yaml
    is not what was rendered
    allowed   what platform.json lists
    mend      run npm run synth`);
});

test('fails when the branch holds a link', () => {
  const tree = treeOf({ 'a.yaml': 'a: 1\n' });
  fs.symlinkSync('/etc/passwd', path.join(folder, 'link'));
  commit(Object.fromEntries(tree.files));
  expect(() => readTreeAt(git, 'main')).toThrow(`1 problem, nothing was written:

  main/link
    is not a plain file
    received  a symbolic link
    allowed   files that publish has written
    mend      somebody changed this branch by hand: revert that commit`);
});

test.each(['sha1', 'sha256'] as const)('many trees are read at once as each is alone, with names by %s', (format) => {
  fs.rmSync(path.join(folder, '.git'), { recursive: true });
  raw('init', '--quiet', '--initial-branch=main', `--object-format=${format}`);
  commit({ 'a/b/c': '1', 'a.b': '2', 'über "x"\n:100644 y': '3' });
  fs.chmodSync(path.join(folder, 'a.b'), 0o755);
  fs.symlinkSync('/etc/passwd', path.join(folder, 'link'));
  commit({ 'a/b/d/e': '4' });
  raw('update-index', '--add', '--cacheinfo', `160000,${commitAt(git, 'main')},module`);
  const withModule = git.run(['write-tree']).trim();
  const nothing = emptyTree(format);
  const trees = [nothing, ...['main~', 'main', 'main'].map(treeAt), nothing, nothing, withModule, nothing];
  expect(entriesOfEach(git, trees, format)).toEqual(trees.map((tree) => entriesAt(git, tree)));
  expect(entriesOfEach(git, [withModule], format)[0]).toHaveLength(6);
  expect(entriesOfEach(git, [], format)).toEqual([]);
});

test('fails when one of many trees is not there', () => {
  commit({ a: '1' });
  const missing = '0123456789'.repeat(4);
  expect(() => entriesOfEach(git, [treeAt('main'), missing], 'sha1')).toThrow('git read 1 trees of 2');
});

test.each(['nowhere', '--all', 'main\nmain', 'main:platform.json', 'HEAD~99', "'; touch x; '"])(
  'fails when there is no such commit: %s',
  (ref) => {
    commit(Object.fromEntries(treeOf({ a: 'a' }).files));
    expect(() => commitAt(git, ref)).toThrow('is no commit that this repository knows');
  },
);

test('fails when there is no repository', () => {
  fs.rmSync(path.join(folder, '.git'), { recursive: true });
  expect(() => git.run(['status'])).toThrow(`1 problem, nothing was changed:

  git status
    is not run in a git repository
    received  not a git repository (or any of the parent directories): .git
    allowed   a clone of the repository
    mend      clone it with git clone, and run the command there`);
});

function treeOf(files: Readonly<Record<string, string>>) {
  const builder = new TreeBuilder();
  for (const [file, text] of Object.entries(files)) builder.addFile(file, text, 'test');
  const nothing = { kubernetes: {}, addons: {}, charts: {} };
  return builder.finish({
    ...{ schema: 'platform/v1', environment: 'dev', inputs: {}, layers: [], components: [] },
    ...{ versions: nothing, images: [], resources: [] },
  });
}

function treeAt(ref: string): string {
  return git.run(['rev-parse', `${ref}^{tree}`]).trim();
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  raw('add', '--all');
  raw('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message=m');
}

function raw(...args: string[]): void {
  execFileSync('git', args, { cwd: folder });
}
