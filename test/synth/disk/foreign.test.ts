import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { writeTree } from '../../../lib/synth/disk';
import { canonicalJson } from '../../../lib/tree';
import { everythingIn, messageOf, newOut, report, stampsIn, treeOf } from './harness';

const OLD = treeOf({ 'README.md': 'old\n', 'a/gone.yaml': 'gone\n' });
const NEW = treeOf({ 'README.md': 'new\n' });

/** The message of a refused write, which must have changed nothing. */
function refused(out: string, tree = NEW): string {
  const before = stampsIn(out);
  const message = messageOf(() => writeTree(tree, out), out);
  expect(stampsIn(out)).toEqual(before);
  return message;
}

function outWith(files: Readonly<Record<string, string>>): string {
  const out = newOut();
  writeTree(OLD, out);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
    fs.writeFileSync(path.join(out, file), text);
  }
  return out;
}

const notWritten = (where: string) => [
  `  <out>/dev/${where}`,
  '    was not written by this program',
  '    allowed   the files that platform.json lists',
  '    mend      move it out of the output folder, or remove it',
];

describe('files that are not ours', () => {
  test('fails when there are some, listing every one', () => {
    const out = outWith({ 'dev/z.txt': 'z\n', 'dev/mine/deep/notes.txt': 'n\n', 'dev/.env': 'e\n' });
    expect(refused(out)).toBe(
      [
        '3 problems, nothing was written:',
        ...['.env', 'mine/deep/notes.txt', 'z.txt'].map((file) => notWritten(file).join('\n')),
      ].join('\n\n'),
    );
  });

  test('fails when there are more than twenty, listing twenty and the number of the rest', () => {
    const files = Array.from({ length: 23 }, (_, index) => `dev/mine/${String(index).padStart(2, '0')}.txt`);
    const out = outWith(Object.fromEntries(files.map((file) => [file, 'mine\n'])));
    const listed = Array.from({ length: 20 }, (_, index) => notWritten(`mine/${String(index).padStart(2, '0')}.txt`));
    const rest = [
      '  <out>/dev/…',
      '    and 3 more',
      '    mend      move them out of the output folder, or choose another one',
    ];
    expect(refused(out)).toBe(
      ['21 problems, nothing was written:', ...[...listed, rest].map((lines) => lines.join('\n'))].join('\n\n'),
    );
  });

  test('fails when there is a whole tree of them and no platform.json, saying that and not naming each', () => {
    const out = newOut();
    const files = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`a/${index}.yaml`, 'text\n']));
    writeTree(treeOf(files), out);
    fs.rmSync(path.join(out, 'dev/platform.json'));
    expect(refused(out)).toBe(
      report(
        '  <out>/dev',
        '    holds files and no platform.json that says which of them this program wrote',
        '    received  21 files',
        '    allowed   an empty folder, or one with the platform.json of its last render',
        '    mend      remove the folder if nothing in it is needed, or choose another output folder',
      ),
    );
  });

  test('fails when they lie in a folder that no run has written yet', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev'));
    fs.writeFileSync(path.join(out, 'dev/mine.txt'), 'mine\n');
    expect(refused(out)).toBe(report(...notWritten('mine.txt')));
  });

  test('fails when one lies where the tree has a file', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev'));
    fs.writeFileSync(path.join(out, 'dev/README.md'), 'mine\n');
    expect(refused(out)).toBe(report(...notWritten('README.md')));
  });

  test('fails when an orphan was changed by hand', () => {
    const out = outWith({ 'dev/a/gone.yaml': 'changed\n' });
    expect(refused(out)).toBe(
      report(
        '  <out>/dev/a/gone.yaml',
        '    is no longer rendered, and was changed by hand',
        '    allowed   what was rendered last',
        '    mend      move it out of the output folder, or remove it',
      ),
    );
  });

  test('fails when platform.json is not ours', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev'));
    fs.writeFileSync(path.join(out, 'dev/platform.json'), '{"name":"mine"}\n');
    expect(refused(out)).toMatch(/<out>\/dev\/platform\.json › \w+\n {4}is not a manifest that this program wrote\n/);
  });

  test('fails when platform.json is a folder', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'dev/platform.json'), { recursive: true });
    expect(refused(out)).toBe(
      report(
        '  <out>/dev/platform.json',
        '    cannot be read: it is a folder',
        '    received  EISDIR',
        '    allowed   a file',
        '    mend      remove the folder, or choose another output folder',
      ),
    );
  });
});

describe('a platform.json that somebody tampered with', () => {
  test('fails when it names a path outside, and what lies there stays', () => {
    const out = outWith({ x: 'outside\n' });
    const files = { ...OLD.manifest.files, '../../x': OLD.manifest.files['a/gone.yaml'] };
    fs.writeFileSync(path.join(out, 'dev/platform.json'), canonicalJson({ ...OLD.manifest, files }));
    expect(refused(out)).toBe(
      report(
        '  <out>/dev/platform.json',
        "    names a file whose path has the part '..', which leaves its folder",
        '    received  ../../x',
        '    allowed   paths inside the tree',
        '    mend      somebody changed this file by hand: remove the folder and render again',
      ),
    );
    expect(everythingIn(out)['x']).toBe('outside\n');
  });
});

describe('things that are no plain files', () => {
  const notPlain = (file: string, kind: string) =>
    report(
      `  <out>/dev/${file}`,
      `    is ${kind}`,
      '    allowed   plain files and folders that this program wrote',
      '    mend      remove it from the output folder',
    );

  test('fails when a file is a symbolic link, and does not write through it', () => {
    const out = outWith({ 'target.txt': 'target\n' });
    fs.rmSync(path.join(out, 'dev/README.md'));
    fs.symlinkSync('../target.txt', path.join(out, 'dev/README.md'));
    expect(refused(out)).toBe(notPlain('README.md', 'a symbolic link'));
    expect(everythingIn(out)['target.txt']).toBe('target\n');
  });

  test('fails when a folder is a symbolic link, and does not remove through it', () => {
    const out = outWith({ 'elsewhere/gone.yaml': 'gone\n' });
    fs.rmSync(path.join(out, 'dev/a'), { recursive: true });
    fs.symlinkSync('../elsewhere', path.join(out, 'dev/a'));
    expect(refused(out)).toBe(notPlain('a', 'a symbolic link'));
    expect(everythingIn(out)['elsewhere/gone.yaml']).toBe('gone\n');
  });

  test('fails when a symbolic link leads nowhere', () => {
    const out = outWith({});
    fs.symlinkSync('nowhere', path.join(out, 'dev/link'));
    expect(refused(out)).toBe(notPlain('link', 'a symbolic link'));
  });

  test('fails when platform.json is a symbolic link', () => {
    const out = outWith({});
    fs.renameSync(path.join(out, 'dev/platform.json'), path.join(out, 'moved.json'));
    fs.symlinkSync('../moved.json', path.join(out, 'dev/platform.json'));
    expect(refused(out)).toBe(
      report(
        '  <out>/dev/platform.json',
        '    cannot be read: it is a symbolic link',
        '    received  ELOOP',
        '    allowed   plain files and folders',
        '    mend      remove the link',
      ),
    );
  });

  test('fails when there is a named pipe, and does not wait for its other end', () => {
    const out = outWith({});
    fs.rmSync(path.join(out, 'dev/README.md'));
    execFileSync('mkfifo', [path.join(out, 'dev/README.md')]);
    const message = messageOf(() => writeTree(NEW, out), out);
    expect(message).toBe(notPlain('README.md', 'a named pipe'));
  });
});
