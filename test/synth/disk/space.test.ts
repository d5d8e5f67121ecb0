import fs from 'node:fs';
import path from 'node:path';
import { checkWritable, writeTree } from '../../../lib/synth/disk';
import { everythingIn, messageOf, newOut, treeOf } from './harness';

/** Each tree has one file and platform.json, and its journal: a block of 4 KiB each. */
const TREES = ['dev', 'staging', 'prod'].map((environment) => treeOf({ 'a.yaml': 'a\n' }, { environment }));
const OTHERS = ['dev', 'staging', 'prod'].map((environment) => treeOf({ 'a.yaml': 'b\n' }, { environment }));

afterEach(() => {
  jest.restoreAllMocks();
});

function withFree(blocks: number, blocksInAll = 1_000_000): jest.SpyInstance {
  const stats = Object.assign(fs.statfsSync(newOut()), { blocks: blocksInAll, bavail: blocks, bsize: 4096 });
  return jest.spyOn(fs, 'statfsSync').mockReturnValue(stats);
}

describe('before several trees are written', () => {
  test('fails when they do not fit together, though each of them would', () => {
    const out = newOut();
    withFree(6);
    for (const tree of TREES) checkWritable([tree], out);
    expect(messageOf(() => checkWritable(TREES, out), out)).toBe(`1 problem, nothing was written:

  <out>
    has too little space for all that is to be written
    received  24 KiB free
    allowed   at least 28 KiB free
    mend      free some space, or choose another output folder`);
    expect(everythingIn(out)).toEqual({});
  });

  test('they fit when there is space for all files and one journal at a time', () => {
    const out = newOut();
    withFree(7);
    expect(() => checkWritable(TREES, out)).not.toThrow();
  });

  test('what a tree replaces or removes is space for the next one', () => {
    const out = newOut();
    for (const tree of TREES) writeTree(tree, out);
    withFree(3);
    expect(() => checkWritable(OTHERS, out)).not.toThrow();
    const large = treeOf({ 'b.yaml': 'b'.repeat(4097) }, { environment: 'dev' });
    expect(messageOf(() => checkWritable([large], out), out)).toContain('allowed   at least 16 KiB free');
  });

  test('trees that lie there already take nothing', () => {
    const out = newOut();
    for (const tree of TREES) writeTree(tree, out);
    withFree(0);
    expect(() => checkWritable(TREES, out)).not.toThrow();
  });

  test('a tree takes the place of what an interrupted run left, whose size is not known', () => {
    const out = newOut();
    fs.mkdirSync(path.join(out, '.dev.staging'));
    fs.writeFileSync(path.join(out, '.dev.staging/0'), 'a\n');
    withFree(0);
    expect(() => checkWritable(TREES.slice(0, 1), out)).not.toThrow();
  });

  test('nothing is said of a file system that keeps no count', () => {
    withFree(0, 0);
    expect(() => checkWritable(TREES, newOut())).not.toThrow();
  });

  test('the disk is asked of the nearest folder that is there', () => {
    const out = newOut();
    const missing = path.join(out, 'a/b');
    expect(() => checkWritable(TREES, missing)).not.toThrow();
    const asked = withFree(0).mockImplementationOnce(() => {
      throw Object.assign(new Error('no such folder'), { code: 'ENOENT' });
    });
    expect(() => checkWritable(TREES, missing)).toThrow('has too little space');
    expect(asked.mock.calls).toEqual([[missing], [path.join(out, 'a')]]);
  });

  test('fails with what is wrong in each of their folders', () => {
    const out = newOut();
    for (const name of ['dev', 'prod']) fs.writeFileSync(path.join(out, name), 'a file\n');
    expect(messageOf(() => checkWritable(TREES, out), out)).toBe(`2 problems, nothing was written:

  <out>/dev
    is a file
    allowed   a folder
    mend      remove it, or choose another output folder

  <out>/prod
    is a file
    allowed   a folder
    mend      remove it, or choose another output folder`);
  });
});
