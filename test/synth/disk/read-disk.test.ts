import fs from 'node:fs';
import path from 'node:path';
import { readTreeFromDisk, writeTree } from '../../../lib/synth/disk';
import { messageOf, newOut, report, treeOf } from './harness';

const TREE = treeOf({ 'README.md': 'text\n', 'a/b.yaml': 'b: \uFFFD\n', 'a/a.yaml': 'a\n' });

function outWithTree(): string {
  const out = newOut();
  writeTree(TREE, out);
  return out;
}

const differs = (file: string, what: string, mend = 'run npm run synth') =>
  report(`  <out>/dev/${file}`, `    ${what}`, '    allowed   what platform.json lists', `    mend      ${mend}`);

describe('reading a tree from the disk', () => {
  test('gives what was written, sorted by path', () => {
    const read = readTreeFromDisk(outWithTree(), 'dev');
    expect(read).toEqual(TREE);
    expect([...read.files.keys()]).toEqual(['README.md', 'a/a.yaml', 'a/b.yaml', 'platform.json']);
  });

  test('takes no notice of empty folders', () => {
    const out = outWithTree();
    fs.mkdirSync(path.join(out, 'dev/mine'));
    expect(readTreeFromDisk(out, 'dev')).toEqual(TREE);
  });

  test.each([
    ['a file is missing', (dev: string) => fs.rmSync(`${dev}/a/a.yaml`), differs('a/a.yaml', 'is missing')],
    [
      'a file was changed',
      (dev: string) => fs.writeFileSync(`${dev}/README.md`, 'Text\n'),
      differs('README.md', 'is not what was rendered'),
    ],
    ['a file was added', (dev: string) => fs.writeFileSync(`${dev}/mine`, ''), differs('mine', 'was not rendered')],
    [
      'a file is a symbolic link, whatever it leads to',
      (dev: string) => {
        fs.renameSync(`${dev}/README.md`, `${dev}/../README.md`);
        fs.symlinkSync('../README.md', `${dev}/README.md`);
      },
      differs('README.md', 'is a symbolic link', 'remove it, and run npm run synth'),
    ],
    [
      'a file holds bytes that would decode to the right text',
      (dev: string) => fs.writeFileSync(`${dev}/a/b.yaml`, Buffer.from([0x62, 0x3a, 0x20, 0xff, 0x0a])),
      differs('a/b.yaml', 'is not UTF-8 text', 'remove it, and run npm run synth'),
    ],
  ])('fails when %s', (_, change, message) => {
    const out = outWithTree();
    change(path.join(out, 'dev'));
    expect(messageOf(() => readTreeFromDisk(out, 'dev'), out)).toBe(message);
  });

  test('fails when nothing is there', () => {
    const out = newOut();
    expect(messageOf(() => readTreeFromDisk(out, 'dev'), out)).toBe(
      report(
        '  <out>/dev',
        '    has no platform.json',
        '    allowed   a whole rendered tree',
        '    mend      run npm run synth',
      ),
    );
  });

  test('fails when the tree is partial', () => {
    const out = newOut();
    writeTree(treeOf({ 'README.md': 'text\n' }, { cluster: 'dev-a' }), out);
    expect(messageOf(() => readTreeFromDisk(out, 'dev'), out)).toBe(
      report(
        '  <out>/dev/platform.json',
        '    is a partial render',
        '    received  cluster dev-a only',
        '    allowed   a whole rendered tree',
        '    mend      run npm run synth without --cluster',
      ),
    );
  });

  test('fails when the tree is that of another environment', () => {
    const out = outWithTree();
    fs.renameSync(path.join(out, 'dev'), path.join(out, 'prod'));
    expect(messageOf(() => readTreeFromDisk(out, 'prod'), out)).toBe(
      report(
        '  <out>/prod/platform.json',
        '    belongs to another environment',
        '    received  dev',
        '    allowed   prod',
        '    mend      remove the folder if nothing in it is needed, and run npm run synth',
      ),
    );
  });
});
