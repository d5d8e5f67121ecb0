import fs from 'node:fs';
import path from 'node:path';
import { writeTree } from '../../../lib/synth/disk';
import type { RenderedTree } from '../../../lib/tree';
import { changesOf, crashAt } from './faults';
import { everythingIn, FAST_FOLDER, newOut, onlyTree, treeOf } from './harness';

const CAPITALS = treeOf({
  'Top.yaml': 'top\n',
  'Case/Deep/One.yaml': 'one\n',
  'Case/two.yaml': 'two\n',
  'same/Three.yaml': '3\n',
});
const LOWER = treeOf({
  'top.yaml': 'top\n',
  'case/deep/one.yaml': 'one\n',
  'case/two.yaml': 'two!\n',
  'same/three.yaml': '3\n',
});

describe.each([
  ['minds letter case', false],
  ['ignores letter case', true],
])('on a disk that %s', (_, ignoresCase) => {
  const out = newOut(FAST_FOLDER);
  let mindCase = () => {};

  beforeEach(() => {
    if (ignoresCase) mindCase = ignoreCase(out);
  });

  afterEach(() => {
    mindCase();
    for (const name of fs.readdirSync(out)) fs.rmSync(path.join(out, name), { recursive: true });
  });

  const expectTree = (tree: RenderedTree) => {
    expect(everythingIn(out)).toEqual(onlyTree(tree));
    expect(changesOf(() => writeTree(tree, out))).toEqual([]);
  };

  test('files and folders that change in letter case only end with the new names', () => {
    for (const tree of [CAPITALS, LOWER, CAPITALS]) {
      writeTree(tree, out);
      expectTree(tree);
    }
  });

  test('a run that ends at any of its changes is made good by the next one', () => {
    for (let number = 1; ; number += 1) {
      for (const next of [LOWER, CAPITALS]) {
        writeTree(CAPITALS, out);
        const isHit = crashAt(number, () => writeTree(LOWER, out));
        writeTree(next, out);
        expectTree(next);
        if (!isHit && next === CAPITALS) return;
      }
    }
  });

  test('an empty folder of another spelling is no trouble', () => {
    fs.mkdirSync(path.join(out, 'dev/CASE/deep'), { recursive: true });
    writeTree(LOWER, out);
    expectTree(LOWER);
  });
});

const LOOKS = ['accessSync', 'existsSync', 'lstatSync', 'statSync', 'openSync', 'readdirSync'] as const;
const CHANGES = ['linkSync', 'mkdirSync', 'renameSync', 'rmdirSync', 'unlinkSync'] as const;

/**
 * Makes node:fs take names below `out` for equal when they differ in letter case only, as macOS and Windows do.
 * @returns how to undo it
 */
function ignoreCase(out: string): () => void {
  const real = { ...fs };
  const spelling = (folder: string, part: string): string => {
    const names = real.existsSync(folder) && real.statSync(folder).isDirectory() ? real.readdirSync(folder) : [];
    return names.find((name) => name.toLowerCase() === part.toLowerCase()) ?? part;
  };
  const onDisk = (name: unknown): unknown => {
    if (typeof name !== 'string' || !name.startsWith(`${out}/`)) return name;
    const parts = name.slice(out.length + 1).split('/');
    return parts.reduce((folder, part) => path.join(folder, spelling(folder, part)), out);
  };
  const keys = [...LOOKS, ...CHANGES];
  for (const key of keys) {
    const call = real[key] as (...args: unknown[]) => unknown;
    Object.assign(fs, { [key]: (...args: unknown[]) => call(...args.map(onDisk)) });
  }
  return () => {
    for (const key of keys) Object.assign(fs, { [key]: real[key] });
  };
}
