import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../../../lib/problems';
import { readTreeFromDisk, writeTree } from '../../../lib/synth/disk';
import type { RenderedTree } from '../../../lib/tree';
import { CHANGES, changesOf, crashAt, failAt } from './faults';
import { everythingIn, FAST_FOLDER, newOut, onlyTree, stampsIn, treeOf } from './harness';

/** Every kind of change: a file that stays, that differs, that goes, that becomes a folder, and so on. */
const OLD = treeOf({
  'README.md': 'one\n',
  'same/a.yaml': 'same\n',
  'changed/a.yaml': 'old\n',
  'twice/a.yaml': 'changed first, gone then\n',
  'gone/deep/a.yaml': 'gone\n',
  'gone/deep/b.yaml': 'gone too\n',
  'swap/folder/a.yaml': 'a folder that becomes a file\n',
  'swap/file': 'a file that becomes a folder\n',
  'Case/One.yaml': 'in capitals\n',
});
const NEW = treeOf({
  'README.md': 'two\n',
  'same/a.yaml': 'same\n',
  'changed/a.yaml': 'new\n',
  'twice/a.yaml': 'and so its content is either\n',
  'added/deep/a.yaml': 'added\n',
  'swap/folder': 'now a file\n',
  'swap/file/a.yaml': 'now in a folder\n',
  'case/one.yaml': 'in lower case\n',
});
const THIRD = treeOf({
  'README.md': 'three\n',
  'changed/a.yaml': 'third\n',
  'gone/deep/a.yaml': 'gone\n',
  'added/deep': 'third\n',
});

describe('a write that ends at any of its changes', () => {
  test('changes the disk by the calls that these tests know', () => {
    const folder = path.join(__dirname, '../../../lib/synth/disk');
    const sources = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
    const used = new Set(sources.flatMap((source) => [...source.matchAll(/\bfs\.(\w+)/g)].map(([, name]) => name)));
    const looks = [
      'accessSync',
      'closeSync',
      'constants',
      'existsSync',
      'lstatSync',
      'readFileSync',
      'readdirSync',
      'statSync',
      'statfsSync',
    ];
    expect([...used].sort()).toEqual([...CHANGES, ...looks].sort());
    expect(sources.join('\n')).not.toMatch(/import \{[^}]*\} from 'node:fs'|fs\/promises|import \* as/);
  });

  test.each([
    ['nothing', 'the new tree', undefined, NEW],
    ['nothing', 'a third tree', undefined, THIRD],
    ['an old tree', 'the new tree', OLD, NEW],
    ['an old tree', 'the old tree again', OLD, OLD],
    ['an old tree', 'a third tree', OLD, THIRD],
  ] as const)('over %s is made good by the next run, which writes %s', (_, __, before, next) => {
    let ends = 0;
    for (let number = 1; ; number += 1) {
      const out = outWith(before);
      if (!crashAt(number, () => writeTree(NEW, out))) break;
      ends += 1;
      expectOldNewOrNothing(out, before);
      const isInterrupted = hasJournal(out);
      expect(writeTree(next, out).repaired).toBe(isInterrupted);
      expect(everythingIn(out)).toEqual(onlyTree(next));
      expect(readTreeFromDisk(out, 'dev')).toEqual(next);
      fs.rmSync(out, { recursive: true });
    }
    expect(ends).toBeGreaterThan(before === undefined ? 30 : 45);
  });

  test('is made good by the third run when the second one ends as well', () => {
    let ends = 0;
    const { length } = changesOf(() => writeTree(NEW, outWith(OLD)));
    // All of the second run's changes, for every seventh of the first one's: each of its phases is longer than that.
    for (let first = 1; first <= length; first += 7) {
      for (let second = 1; ; second += 1) {
        const out = outWith(OLD);
        crashAt(first, () => writeTree(NEW, out));
        if (!crashAt(second, () => writeTree(THIRD, out))) break;
        ends += 1;
        expectOldNewOrNothing(out, OLD);
        const last = second % 2 === 0 ? OLD : THIRD;
        writeTree(last, out);
        expect(everythingIn(out)).toEqual(onlyTree(last));
        fs.rmSync(out, { recursive: true });
      }
    }
    expect(ends).toBeGreaterThan(400);
  });
});

describe('a write that the disk refuses at any of its changes', () => {
  test.each([
    ['once', []],
    ['from then on, as on a full disk', ['mkdirSync', 'openSync', 'writeFileSync', 'fsyncSync', 'linkSync']],
  ] as const)('leaves what was there, or a journal for the next run: %s', (_, andAfter) => {
    const left = { untouched: 0, journal: 0 };
    for (let number = 1; ; number += 1) {
      const out = outWith(OLD);
      const before = { shown: everythingIn(out), stamps: fileStamps(out) };
      const { error, failed } = failAt(number, 'ENOSPC', { andAfter }, () => writeTree(NEW, out));
      if (failed === undefined) break;
      expect(error).toBeInstanceOf(UserError);
      if (hasJournal(out)) {
        left.journal += 1;
        expectOldNewOrNothing(out, OLD);
      } else {
        left.untouched += 1;
        expect({ shown: everythingIn(out), stamps: fileStamps(out) }).toEqual(before);
      }
      writeTree(NEW, out);
      expect(everythingIn(out)).toEqual(onlyTree(NEW));
      fs.rmSync(out, { recursive: true });
    }
    expect(left.untouched).toBeGreaterThan(20);
    expect(left.journal).toBeGreaterThan(10);
  });

  test('leaves no journal when it was refused before the first change of the tree', () => {
    const probe = outWith(OLD);
    const calls = changesOf(() => writeTree(NEW, probe));
    const isInTree = ({ args: [file] }: (typeof calls)[number]) => String(file).startsWith(`${probe}/dev/`);
    const first = calls.find((call) => call.name === 'unlinkSync' && isInTree(call))?.number ?? 0;
    for (let number = 1; number <= first; number += 1) {
      const out = outWith(OLD);
      const before = everythingIn(out);
      failAt(number, 'EXDEV', {}, () => writeTree(NEW, out));
      expect(everythingIn(out)).toEqual(before);
      fs.rmSync(out, { recursive: true });
    }
    expect(first).toBeGreaterThan(20);
  });
});

function outWith(tree: RenderedTree | undefined): string {
  const out = newOut(FAST_FOLDER);
  if (tree !== undefined) writeTree(tree, out);
  return out;
}

function hasJournal(out: string): boolean {
  return fs.existsSync(path.join(out, '.dev.journal.json'));
}

/** What a reader makes of a folder in any state: one whole tree, or an error that a user understands. */
function expectOldNewOrNothing(out: string, before: RenderedTree | undefined): void {
  let read: RenderedTree;
  try {
    read = readTreeFromDisk(out, 'dev');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return;
  }
  expect([before, NEW, THIRD]).toContainEqual(read);
}

function fileStamps(out: string): Record<string, string> {
  const stamps = Object.entries(stampsIn(out));
  return Object.fromEntries(stamps.filter(([name]) => fs.lstatSync(path.join(out, name)).isFile()));
}
