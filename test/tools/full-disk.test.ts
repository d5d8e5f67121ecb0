import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkWritable, readTreeFromDisk, writeTree } from '../../lib/synth/disk';
import { everythingIn, messageOf, newOut, onlyTree, report, stampsIn, treeOf } from '../synth/disk/harness';

/** Real file systems, for which one has to be root. */
const canMount = tryToMount();
const withMount = canMount ? test : test.skip;
const title = (sentence: string) => (canMount ? sentence : `${sentence} (skipped: mounting is not permitted here)`);

const SMALL = treeOf({ 'README.md': 'small\n', 'a/gone.yaml': 'gone\n' });
const OTHER = treeOf({ 'README.md': 'other\n', 'b/added.yaml': 'added\n' });
const LARGE = treeOf(
  Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`c/${index}.yaml`, `${index}\n`.repeat(1000)])),
);

const mounted: string[] = [];

afterEach(() => {
  for (const folder of mounted.splice(0).reverse()) mount('umount', folder);
});

describe('a full disk', () => {
  withMount(title('fails when the tree does not fit, and the old tree is as it was'), () => {
    const out = tmpfs(newOut());
    writeTree(SMALL, out);
    const before = everythingIn(out);
    const message = messageOf(() => writeTree(LARGE, out), out);
    expect(message.replace(/c\/\d+\.yaml/, 'c/<n>.yaml')).toBe(full('<out>/dev/c/<n>.yaml'));
    expect(everythingIn(out)).toEqual(before);
    expect(readTreeFromDisk(out, 'dev')).toEqual(SMALL);
    expect(writeTree(OTHER, out).repaired).toBe(false);
    expect(everythingIn(out)).toEqual(onlyTree(OTHER));
  });

  withMount(title('fails when not even the journal fits, and takes the tree when there is space again'), () => {
    const out = tmpfs(newOut());
    writeTree(SMALL, out);
    fillUp(path.join(out, 'filler'));
    const message = messageOf(() => writeTree(OTHER, out), out);
    expect(message).toBe(full('<out>/.dev.journal.json'));
    fs.rmSync(path.join(out, 'filler'));
    expect(everythingIn(out)).toEqual(onlyTree(SMALL));
    writeTree(OTHER, out);
    expect(everythingIn(out)).toEqual(onlyTree(OTHER));
  });

  withMount(title('fails before the first of several trees is written when they do not fit together'), () => {
    const out = tmpfs(newOut(), 'size=64k');
    const trees = ['dev', 'prod'].map((environment) => treeOf({ 'a.yaml': 'a'.repeat(28 * 1024) }, { environment }));
    for (const tree of trees) checkWritable([tree], out);
    expect(messageOf(() => checkWritable(trees, out), out)).toMatch(
      /^1 problem, nothing was written:\n\n {2}<out>\n {4}has too little space for all that is to be written\n/,
    );
    expect(everythingIn(out)).toEqual({});
  });

  withMount(title('takes what the disk has exactly enough space for'), () => {
    const out = tmpfs(newOut(), 'size=64k');
    // 12 blocks in three files, one in platform.json, one in the journal; two of 16 are taken.
    const tree = treeOf({ a: 'a'.repeat(16 * 1024), b: 'b'.repeat(16 * 1024), c: 'c'.repeat(16 * 1024) });
    fs.writeFileSync(path.join(out, 'filler'), 'x'.repeat(2 * 4096));
    checkWritable([tree], out);
    expect(writeTree(tree, out).written).toBe(4);
    fs.rmSync(path.join(out, 'dev'), { recursive: true });
    fs.appendFileSync(path.join(out, 'filler'), 'x');
    expect(messageOf(() => checkWritable([tree], out), out)).toContain(
      'received  52 KiB free\n    allowed   at least 56 KiB free',
    );
    expect(messageOf(() => writeTree(tree, out), out)).toContain('the disk is full');
  });

  withMount(title('fails when there is space for files, but not for their names'), () => {
    const out = tmpfs(newOut(), 'size=4m,nr_inodes=20');
    writeTree(SMALL, out);
    expect(messageOf(() => writeTree(LARGE, out), out)).toContain('cannot be written: the disk is full\n');
    expect(everythingIn(out)).toEqual(onlyTree(SMALL));
  });
});

describe('a read-only file system', () => {
  const readOnly = (where: string) =>
    report(
      `  ${where}`,
      '    cannot be written: the file system is read-only',
      '    received  EROFS',
      '    allowed   a folder that can be written',
      '    mend      mount it writable, or choose another output folder',
    );

  withMount(title('fails when the output folder lies on it; the same tree is no change and fine'), () => {
    const out = tmpfs(newOut());
    writeTree(SMALL, out);
    mount('mount', '-o', 'remount,ro', out);
    expect(messageOf(() => writeTree(OTHER, out), out)).toBe(readOnly('<out>'));
    expect(writeTree(SMALL, out).unchanged).toBe(3);
    expect(everythingIn(out)).toEqual(onlyTree(SMALL));
  });

  withMount(title('fails when one folder of the tree is such a mount, before anything is written'), () => {
    const out = newOut();
    writeTree(SMALL, out);
    bind(path.join(out, 'dev/a'), path.join(out, 'dev/a'));
    mount('mount', '-o', 'remount,bind,ro', path.join(out, 'dev/a'));
    const before = stampsIn(out);
    expect(messageOf(() => writeTree(OTHER, out), out)).toBe(readOnly('<out>/dev/a'));
    expect(stampsIn(out)).toEqual(before);
  });
});

describe('a folder of an environment that is a mount of its own', () => {
  const otherFileSystem = (where: string) =>
    report(
      `  ${where}`,
      '    cannot be written: it lies on another file system than the output folder',
      '    received  EXDEV',
      '    allowed   one file system for the output folder and all that is in it',
      '    mend      unmount it, or mount the file system one folder higher, or choose another output folder',
    );

  withMount(title('fails when it is another file system, before anything is written'), () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev'));
    tmpfs(path.join(out, 'dev'));
    const before = stampsIn(out);
    expect(messageOf(() => writeTree(SMALL, out), out)).toBe(otherFileSystem('<out>/dev'));
    expect(stampsIn(out)).toEqual(before);
  });

  withMount(title('fails when it is the same file system mounted once more, and all is as it was'), () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev'));
    bind(newOut(), path.join(out, 'dev'));
    expect(messageOf(() => writeTree(SMALL, out), out)).toBe(otherFileSystem('<out>/dev/README.md'));
    expect(everythingIn(out)).toEqual({ dev: 'folder' });
  });
});

function full(where: string): string {
  return report(
    `  ${where}`,
    '    cannot be written: the disk is full',
    '    received  ENOSPC',
    '    allowed   a disk with free space',
    '    mend      free some space, or choose another output folder',
  );
}

function fillUp(file: string): void {
  const handle = fs.openSync(file, 'w');
  try {
    for (;;) fs.writeSync(handle, Buffer.alloc(4096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    fs.closeSync(handle);
  }
}

function tmpfs(folder: string, options = 'size=64k'): string {
  mount('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder);
  mounted.push(folder);
  return folder;
}

function bind(from: string, to: string): void {
  mount('mount', '--bind', from, to);
  mounted.push(to);
}

function mount(command: 'mount' | 'umount', ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

function tryToMount(): boolean {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'platform-mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (isMounted) spawnSync('umount', [folder]);
  fs.rmdirSync(folder);
  return isMounted;
}
