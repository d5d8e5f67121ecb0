import fs from 'node:fs';
import path from 'node:path';
import { readTreeFromDisk, writeTree } from '../../../lib/synth/disk';
import type { RenderedTree } from '../../../lib/tree';
import { changesOf } from './faults';
import { everythingIn, newOut, onlyTree, stampOf, stampsIn, treeOf } from './harness';

const TREE = treeOf({
  'README.md': 'read me\n',
  'clusters/a/role.yaml': 'kind: Role\n',
  'clusters/b/role.yaml': 'b\n',
});

describe('the first write', () => {
  test('makes the output folder and those above it', () => {
    const out = newOut();
    const result = writeTree(TREE, path.join(out, 'deep/dist'));
    expect(result).toEqual({ written: 4, unchanged: 0, removed: 0, repaired: false });
    expect(everythingIn(path.join(out, 'deep/dist'))).toEqual(onlyTree(TREE));
  });

  test('keeps every character', () => {
    const out = newOut();
    const tree = treeOf({ 'a.txt': '\uFEFFä 漢 😀 \u0000 \r\n no newline at the end' });
    writeTree(tree, out);
    expect(fs.readFileSync(path.join(out, 'dev/a.txt'))).toEqual(Buffer.from(tree.files.get('a.txt') ?? ''));
    expect(readTreeFromDisk(out, 'dev')).toEqual(tree);
  });

  test('takes an output folder that is a symbolic link to a folder', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'real'));
    fs.symlinkSync('real', path.join(out, 'link'));
    writeTree(TREE, path.join(out, 'link'));
    expect(everythingIn(path.join(out, 'real'))).toEqual(onlyTree(TREE));
  });

  test('takes a folder that holds empty folders only, and leaves them', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev/mine/deep'), { recursive: true });
    writeTree(TREE, out);
    expect(everythingIn(out)).toEqual({ ...onlyTree(TREE), 'dev/mine': 'folder', 'dev/mine/deep': 'folder' });
  });

  test('leaves the trees of other environments alone', () => {
    const out = newOut();
    const prod = treeOf({ 'a.yaml': 'prod\n' }, { environment: 'prod' });
    writeTree(prod, out);
    const before = stampsIn(path.join(out, 'prod'));
    writeTree(TREE, out);
    writeTree(treeOf({}), out);
    expect(stampsIn(path.join(out, 'prod'))).toEqual(before);
  });
});

describe('the same tree again', () => {
  test('changes nothing at all: no file, no folder, no journal', () => {
    const out = newOut();
    writeTree(TREE, out);
    const before = stampsIn(out);
    const changes = changesOf(() => {
      expect(writeTree(TREE, out)).toEqual({ written: 0, unchanged: 4, removed: 0, repaired: false });
    });
    expect(changes).toEqual([]);
    expect(stampsIn(out)).toEqual(before);
  });

  test('puts a file back that was removed or changed by hand', () => {
    const out = newOut();
    writeTree(TREE, out);
    fs.writeFileSync(path.join(out, 'dev/README.md'), 'mine\n');
    fs.rmSync(path.join(out, 'dev/clusters/a'), { recursive: true });
    expect(writeTree(TREE, out)).toEqual({ written: 2, unchanged: 2, removed: 0, repaired: false });
    expect(everythingIn(out)).toEqual(onlyTree(TREE));
  });

  test('sees a change that keeps the size of a file', () => {
    const out = newOut();
    writeTree(TREE, out);
    const file = path.join(out, 'dev/README.md');
    const { atime, mtime } = fs.statSync(file);
    fs.writeFileSync(file, 'read mE\n');
    fs.utimesSync(file, atime, mtime);
    expect(writeTree(TREE, out).written).toBe(1);
    expect(everythingIn(out)).toEqual(onlyTree(TREE));
  });
});

describe('another tree', () => {
  test('keeps inode and times of the files that do not differ', () => {
    const out = newOut();
    writeTree(TREE, out);
    const kept = path.join(out, 'dev/clusters/a/role.yaml');
    const before = stampOf(kept);
    const next = treeOf({ 'README.md': 'other\n', 'clusters/a/role.yaml': 'kind: Role\n', 'new/a.yaml': 'new\n' });
    expect(writeTree(next, out)).toEqual({ written: 3, unchanged: 1, removed: 1, repaired: false });
    expect(stampOf(kept)).toBe(before);
    expect(everythingIn(out)).toEqual(onlyTree(next));
  });

  test('never writes into a file that lies there: a hard link to it keeps the old text', () => {
    const out = newOut();
    writeTree(TREE, out);
    fs.linkSync(path.join(out, 'dev/README.md'), path.join(out, 'copy'));
    writeTree(treeOf({ 'README.md': 'other\n' }), out);
    expect(fs.readFileSync(path.join(out, 'copy'), 'utf8')).toBe('read me\n');
  });

  test('removes orphans, and the folders that this emptied', () => {
    const out = newOut();
    writeTree(treeOf({ 'a/b/c/one.yaml': '1\n', 'a/b/two.yaml': '2\n', 'a/three.yaml': '3\n' }), out);
    const next = treeOf({ 'a/three.yaml': '3\n' });
    expect(writeTree(next, out)).toEqual({ written: 1, unchanged: 1, removed: 2, repaired: false });
    expect(everythingIn(out)).toEqual(onlyTree(next));
  });

  test('keeps an empty folder that somebody made, and the folders above it', () => {
    const out = newOut();
    writeTree(treeOf({ 'a/b/one.yaml': '1\n' }), out);
    fs.mkdirSync(path.join(out, 'dev/a/mine'));
    fs.mkdirSync(path.join(out, 'dev/empty'));
    const next = treeOf({});
    writeTree(next, out);
    const left = { 'dev/a': 'folder', 'dev/a/mine': 'folder', 'dev/empty': 'folder' };
    expect(everythingIn(out)).toEqual({ ...onlyTree(next), ...left });
  });

  test('turns a file into a folder, and a folder into a file', () => {
    const out = newOut();
    const first = treeOf({ 'a/file': '1\n', 'b/folder/one.yaml': '2\n', 'b/folder/deep/two.yaml': '3\n' });
    const second = treeOf({ 'a/file/one.yaml': '1\n', 'b/folder': '2\n' });
    writeTree(first, out);
    expect(writeTree(second, out).removed).toBe(3);
    expect(everythingIn(out)).toEqual(onlyTree(second));
    writeTree(first, out);
    expect(everythingIn(out)).toEqual(onlyTree(first));
  });

  test('puts a file where an empty folder lies', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev/README.md/empty'), { recursive: true });
    writeTree(TREE, out);
    expect(everythingIn(out)).toEqual(onlyTree(TREE));
  });

  test('removes an orphan that is gone already without a word', () => {
    const out = newOut();
    writeTree(TREE, out);
    fs.rmSync(path.join(out, 'dev/clusters'), { recursive: true });
    const next = treeOf({ 'README.md': 'read me\n' });
    expect(writeTree(next, out)).toEqual({ written: 1, unchanged: 1, removed: 0, repaired: false });
    expect(everythingIn(out)).toEqual(onlyTree(next));
  });

  test('writes every file before an orphan goes, and platform.json last of all', () => {
    const out = newOut();
    writeTree(TREE, out);
    const next = treeOf({ 'README.md': 'other\n', 'new/a.yaml': 'new\n' });
    const changes = changesOf(() => writeTree(next, out));
    const shown = changes.map(({ name, args }) => `${name} ${args.filter((arg) => typeof arg === 'string').at(-1)}`);
    const named = shown.map((line) => line.replaceAll(`${out}/`, '').replace(/journal\.\d+-\d+\.tmp/, 'journal.tmp'));
    expect(named.filter((line) => !/^(openSync|writeFileSync|fsyncSync) /.test(line))).toEqual([
      'unlinkSync .dev.journal.tmp',
      'linkSync .dev.journal.json',
      'unlinkSync .dev.journal.tmp',
      'rmdirSync .dev.staging',
      'mkdirSync dev/new',
      'mkdirSync .dev.staging',
      'renameSync dev/README.md',
      'renameSync dev/new/a.yaml',
      'unlinkSync dev/clusters/b/role.yaml',
      'unlinkSync dev/clusters/a/role.yaml',
      'rmdirSync dev/clusters/b',
      'rmdirSync dev/clusters/a',
      'rmdirSync dev/clusters',
      'renameSync dev/platform.json',
      'rmdirSync .dev.staging',
      'unlinkSync .dev.journal.json',
    ]);
  });

  test('flushes the journal before it counts, and platform.json before it gets its name and the journal goes', () => {
    const out = newOut();
    writeTree(TREE, out);
    const next = treeOf({ 'README.md': 'other\n' });
    const changes = changesOf(() => writeTree(next, out));
    const steps = changes.flatMap(({ name, args }, index) => {
      if (name === 'fsyncSync') return [`flush ${flushed(changes[index - 1], next)}`];
      const file = path.relative(out, String(args.at(-1)));
      return ['dev/platform.json', '.dev.journal.json'].includes(file) ? [`${name} ${file}`] : [];
    });
    expect(steps).toEqual([
      'flush a journal',
      'linkSync .dev.journal.json',
      'flush a folder',
      'flush platform.json',
      'renameSync dev/platform.json',
      'unlinkSync .dev.journal.json',
    ]);
  });
});

/** What is flushed, by what was written just before to the same handle. */
function flushed(before: ReturnType<typeof changesOf>[number] | undefined, tree: RenderedTree): string {
  if (before?.name !== 'writeFileSync') return 'a folder';
  const text = String(before.args[1]);
  if (text === tree.files.get('platform.json')) return 'platform.json';
  return text.includes('"owner"') ? 'a journal' : 'another file';
}
