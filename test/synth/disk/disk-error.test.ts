import fs from 'node:fs';
import path from 'node:path';
import { writeTree } from '../../../lib/synth/disk';
import { changesOf, failAt } from './faults';
import { everythingIn, messageOf, newOut, onlyTree, report, treeOf } from './harness';
import { hindrance, writeAsUser } from './other-user';

const OLD = treeOf({ 'README.md': 'old\n', 'a/gone.yaml': 'gone\n' });
const NEW_FILES = { 'README.md': 'new\n', 'b/added.yaml': 'added\n' };
const NEW = treeOf(NEW_FILES);

const asUser = hindrance === undefined ? test : test.skip;
const title = (sentence: string) => (hindrance === undefined ? sentence : `${sentence} (skipped: ${hindrance})`);

function outWithOld(): string {
  const out = newOut();
  writeTree(OLD, out);
  return out;
}

/** The number of the first change that fits. */
function numberOf(name: string, ending: string): number {
  const out = outWithOld();
  const fits = ({ name: called, args }: ReturnType<typeof changesOf>[number]) =>
    called === name && args.some((arg) => String(arg).endsWith(ending));
  const found = changesOf(() => writeTree(NEW, out)).find(fits);
  if (found === undefined) throw new Error(`no ${name} of ${ending}`);
  return found.number;
}

describe('a disk that refuses', () => {
  test.each([
    ['ENOSPC', 'the disk is full', 'a disk with free space', 'free some space, or choose another output folder'],
    [
      'EDQUOT',
      'the disk quota is used up',
      'a disk with free space',
      'free some space, or choose another output folder',
    ],
    [
      'EROFS',
      'the file system is read-only',
      'a folder that can be written',
      'mount it writable, or choose another output folder',
    ],
    [
      'EACCES',
      'permission denied',
      'files and folders that belong to you',
      'change its owner or its mode, or choose another output folder',
    ],
    [
      'EPERM',
      'the system does not permit it',
      'a file system that permits changes and hard links',
      'change its owner or its flags, or choose another output folder',
    ],
    [
      'ENOTDIR',
      'a part of its path is not a folder',
      'folders above it',
      'move away what stands in the place of the folder, or choose another output folder',
    ],
    [
      'EXDEV',
      'it lies on another file system than the output folder',
      'one file system for the output folder and all that is in it',
      'unmount it, or mount the file system one folder higher, or choose another output folder',
    ],
    ['EMFILE', 'too many files are open', 'at least one more open file', 'raise the limit of open files (ulimit -n)'],
    [
      'ENFILE',
      'too many files are open on this machine',
      'at least one more open file',
      'end the programs that hold them, and run again',
    ],
    [
      'ENAMETOOLONG',
      'its path is too long',
      'what the file system takes',
      'choose an output folder with a shorter path',
    ],
    [
      'EIO',
      'the disk reports an error',
      'a disk that works',
      'look at the log of the system, and choose another output folder',
    ],
  ])(
    'fails when it says %s: the message says what to do, and the old tree is as it was',
    (code, words, allowed, mend) => {
      const out = outWithOld();
      const { error } = failAt(numberOf('openSync', '.dev.staging/1'), code, {}, () => writeTree(NEW, out));
      const message = messageOf(() => {
        throw error;
      }, out);
      expect(message).toBe(
        report(
          '  <out>/dev/b/added.yaml',
          `    cannot be written: ${words}`,
          `    received  ${code}`,
          `    allowed   ${allowed}`,
          `    mend      ${mend}`,
        ),
      );
      expect(everythingIn(out)).toEqual(onlyTree(OLD));
    },
  );

  test('fails when it refuses after the first change of the tree: the message says so, and the next run mends it', () => {
    const out = outWithOld();
    const { error } = failAt(numberOf('renameSync', 'dev/b/added.yaml'), 'EIO', {}, () => writeTree(NEW, out));
    const message = messageOf(() => {
      throw error;
    }, out);
    expect(message).toBe(`1 problem, the output is half written, and no reader takes it until the next run mends it:

  <out>/dev/b/added.yaml
    cannot be written: the disk reports an error
    received  EIO
    allowed   a disk that works
    mend      look at the log of the system, and choose another output folder`);
    expect(writeTree(NEW, out).repaired).toBe(true);
    expect(everythingIn(out)).toEqual(onlyTree(NEW));
  });

  test('fails when it refuses the journal, by the name of the journal', () => {
    const out = outWithOld();
    const { error } = failAt(numberOf('openSync', '.tmp'), 'ENOSPC', {}, () => writeTree(NEW, out));
    expect(String(error)).toContain(`  ${out}/.dev.journal.json\n    cannot be written: the disk is full\n`);
    expect(everythingIn(out)).toEqual(onlyTree(OLD));
  });

  test('fails when it refuses the first write, and the output folder is not left behind', () => {
    const out = newOut();
    const { error } = failAt(8, 'ENOSPC', {}, () => writeTree(NEW, path.join(out, 'deep/dist')));
    expect(String(error)).toContain('the disk is full');
    expect(everythingIn(out)).toEqual({});
  });

  test('keeps the stack of an answer that is a bug of ours', () => {
    const out = outWithOld();
    const { error } = failAt(numberOf('openSync', '.dev.staging/1'), 'EBADF', {}, () => writeTree(NEW, out));
    expect(error).toMatchObject({ name: 'Error', code: 'EBADF' });
    expect(everythingIn(out)).toEqual(onlyTree(OLD));
  });
});

describe('folders that cannot be written', () => {
  const denied = (where: string) =>
    report(
      `  <out>${where}`,
      '    cannot be written: permission denied',
      '    received  EACCES',
      '    allowed   files and folders that belong to you',
      '    mend      change its owner or its mode, or choose another output folder',
    );

  asUser.each([
    ['the output folder', ''],
    ['the folder of the environment', '/dev'],
    ['the folder of an orphan', '/dev/a'],
  ])(title('fails when one is read-only, before anything is written: %s'), (_, folder) => {
    const out = outWithOld();
    fs.chmodSync(`${out}${folder}`, 0o555);
    const { status, stdout } = writeAsUser(out, NEW_FILES);
    fs.chmodSync(`${out}${folder}`, 0o755);
    expect([status, stdout.replaceAll(out, '<out>')]).toEqual([1, denied(folder)]);
    expect(everythingIn(out)).toEqual(onlyTree(OLD));
  });

  asUser(title('are the only hindrance: the same user writes the same tree where nothing is read-only'), () => {
    const out = outWithOld();
    expect(writeAsUser(out, NEW_FILES)).toEqual({ status: 0, stdout: '' });
    expect(everythingIn(out)).toEqual(onlyTree(NEW));
  });

  test('are found before anything is written, as the system answers for them', () => {
    const out = outWithOld();
    const access = fs.accessSync;
    const spy = jest.spyOn(fs, 'accessSync').mockImplementation((folder, mode) => {
      if (String(folder).endsWith('/dev/a')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      access(folder, mode);
    });
    const changes = changesOf(() => expect(messageOf(() => writeTree(NEW, out), out)).toBe(denied('/dev/a')));
    spy.mockRestore();
    expect(changes).toEqual([]);
  });
});
