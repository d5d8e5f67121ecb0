import fs from 'node:fs';
import path from 'node:path';
import { readTreeFromDisk, writeTree } from '../../../lib/synth/disk';
import { everythingIn, messageOf, newOut, report, treeOf } from './harness';

const TREE = treeOf({ 'README.md': 'text\n' });

const notAFolder = (where: string, what: string) =>
  report(
    `  ${where}`,
    `    ${what}`,
    '    allowed   a folder',
    '    mend      remove it, or choose another output folder',
  );

describe('the output folder', () => {
  test('fails when it is a file', () => {
    const out = newOut();
    fs.writeFileSync(path.join(out, 'dist'), 'mine\n');
    const message = messageOf(() => writeTree(TREE, path.join(out, 'dist')), out);
    expect(message).toBe(notAFolder('<out>/dist', 'is a file'));
    expect(everythingIn(out)).toEqual({ dist: 'mine\n' });
  });

  test('fails when a folder above it is a file', () => {
    const out = newOut();
    fs.writeFileSync(path.join(out, 'dist'), 'mine\n');
    expect(messageOf(() => writeTree(TREE, path.join(out, 'dist/deep')), out)).toBe(
      report(
        '  <out>/dist/deep',
        '    cannot be read: a part of its path is not a folder',
        '    received  ENOTDIR',
        '    allowed   folders above it',
        '    mend      move away what stands in the place of the folder, or choose another output folder',
      ),
    );
  });

  test('fails when it is a symbolic link that leads nowhere', () => {
    const out = newOut();
    fs.symlinkSync('nowhere', path.join(out, 'dist'));
    const message = messageOf(() => writeTree(TREE, path.join(out, 'dist')), out);
    expect(message).toBe(notAFolder('<out>/dist', 'is a symbolic link'));
  });
});

describe('an output folder inside a rendered tree', () => {
  test.each(['dist/dev', 'dist/dev/terraform/deep'])('fails when it is %s, and the tree stays as it was', (inside) => {
    const out = newOut();
    const dist = path.join(out, 'dist');
    writeTree(TREE, dist);
    const before = everythingIn(out);
    expect(messageOf(() => writeTree(TREE, path.join(out, inside)), out)).toBe(
      report(
        `  <out>/${inside}`,
        '    lies inside a rendered tree, which begins at <out>/dist/dev',
        '    allowed   a folder that holds one folder an environment',
        '    mend      choose <out>/dist, or a folder elsewhere',
      ),
    );
    expect(everythingIn(out)).toEqual(before);
  });

  test('is told by the schema, not by the name: another program may have a platform.json', () => {
    const out = newOut();
    fs.writeFileSync(path.join(out, 'platform.json'), '{"name":"mine"}\n');
    expect(writeTree(TREE, path.join(out, 'dist')).written).toBe(2);
  });
});

describe('the folder of an environment', () => {
  test('fails when it is a file', () => {
    const out = newOut();
    fs.writeFileSync(path.join(out, 'dev'), 'mine\n');
    expect(messageOf(() => writeTree(TREE, out), out)).toBe(notAFolder('<out>/dev', 'is a file'));
    expect(everythingIn(out)).toEqual({ dev: 'mine\n' });
  });

  test('fails when it is a symbolic link, for writing and for reading', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'elsewhere'));
    fs.symlinkSync('elsewhere', path.join(out, 'dev'));
    const message = notAFolder('<out>/dev', 'is a symbolic link');
    expect(messageOf(() => writeTree(TREE, out), out)).toBe(message);
    expect(messageOf(() => readTreeFromDisk(out, 'dev'), out)).toBe(message);
    expect(everythingIn(out)).toEqual({ dev: '-> elsewhere', elsewhere: 'folder' });
  });

  test.each([
    ['..', "has the part '..', which leaves its folder"],
    ['a/b', 'has more than one part'],
    ['', 'has an empty part'],
    ['.dev.staging', 'begins with a dot'],
  ])('fails when the name of the environment is %j', (environment, what) => {
    const out = newOut();
    const message = report(
      '  the name of the environment',
      `    ${what}, and cannot name a folder`,
      `    received  ${environment}`,
      '    allowed   letters, digits and "-"',
      '    mend      rename the environment',
    );
    expect(messageOf(() => writeTree(treeOf({}, { environment }), out), out)).toBe(message);
    expect(messageOf(() => readTreeFromDisk(out, environment), out)).toBe(message);
    expect(everythingIn(out)).toEqual({});
  });
});

describe('the staging folder', () => {
  test('fails when something lies in it that no run of ours left', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, '.dev.staging'));
    fs.writeFileSync(path.join(out, '.dev.staging/notes.txt'), 'mine\n');
    expect(messageOf(() => writeTree(TREE, out), out)).toBe(
      report(
        '  <out>/.dev.staging/notes.txt',
        '    was not written by this program, which empties this folder',
        '    allowed   nothing but what an interrupted run leaves there',
        '    mend      move it elsewhere, or remove it',
      ),
    );
    expect(everythingIn(out)).toEqual({ '.dev.staging': 'folder', '.dev.staging/notes.txt': 'mine\n' });
  });

  test('fails when it is a symbolic link', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, 'elsewhere'));
    fs.symlinkSync('elsewhere', path.join(out, '.dev.staging'));
    expect(messageOf(() => writeTree(TREE, out), out)).toBe(notAFolder('<out>/.dev.staging', 'is a symbolic link'));
  });
});
