import path from 'node:path';
import fs from 'node:fs';
import { writeTree } from '../../../lib/synth/disk';
import { everythingIn, messageOf, newOut, onlyTree, report, treeOf } from './harness';

const WHOLE = treeOf({ 'README.md': 'whole\n', 'clusters/a/x.yaml': 'a\n', 'clusters/b/x.yaml': 'b\n' });
const ONLY_A = treeOf({ 'README.md': 'partial\n', 'clusters/a/x.yaml': 'a\n' }, { cluster: 'a' });
const ONLY_A_AGAIN = treeOf({ 'README.md': 'partial\n', 'clusters/a/y.yaml': 'a\n' }, { cluster: 'a' });
const ONLY_B = treeOf({ 'README.md': 'partial\n', 'clusters/b/x.yaml': 'b\n' }, { cluster: 'b' });

describe('a partial tree', () => {
  test('is written to an empty folder, over itself, and under a whole one', () => {
    const out = newOut();
    for (const tree of [ONLY_A, ONLY_A_AGAIN, WHOLE]) {
      writeTree(tree, out);
      expect(everythingIn(out)).toEqual(onlyTree(tree));
    }
  });

  test.each([
    ['a whole tree lies there', WHOLE, 'a whole render'],
    ['another cluster lies there', ONLY_B, 'cluster b only'],
  ])('fails when %s', (_, previous, what) => {
    const out = newOut();
    writeTree(previous, out);
    expect(messageOf(() => writeTree(ONLY_A, out), out)).toBe(
      report(
        '  <out>/dev',
        '    holds more than the partial render that would replace it',
        `    received  cluster a only, over ${what}`,
        '    allowed   a partial render in a folder of its own, or over one of the same cluster',
        '    mend      choose another output folder, or render the whole environment',
      ),
    );
    expect(everythingIn(out)).toEqual(onlyTree(previous));
  });
});

describe('the folder of an environment', () => {
  test('fails when the tree of another one lies in it', () => {
    const out = newOut();
    writeTree(WHOLE, out);
    fs.renameSync(path.join(out, 'dev'), path.join(out, 'prod'));
    const prod = treeOf({ 'README.md': 'prod\n' }, { environment: 'prod' });
    expect(messageOf(() => writeTree(prod, out), out)).toBe(
      report(
        '  <out>/prod/platform.json',
        '    belongs to another environment',
        '    received  dev',
        '    allowed   prod',
        '    mend      remove the folder if nothing in it is needed, or choose another output folder',
      ),
    );
  });
});
