import fs from 'node:fs';
import path from 'node:path';
import { readTreeFromDisk, writeTree } from '../../../lib/synth/disk';
import { type Owner, thisProcess } from '../../../lib/synth/disk/owner';
import { canonicalJson, sha256 } from '../../../lib/tree';
import { changesOf, crashAt, failAt } from './faults';
import { everythingIn, messageOf, newOut, onlyTree, report, stampsIn, treeOf } from './harness';
import { deadProcess, livingProcess } from './processes';

const OLD = treeOf({ 'README.md': 'old\n', 'gone.yaml': 'gone\n' });
const NEW = treeOf({ 'README.md': 'new\n', 'a/added.yaml': 'added\n' });

function outWithJournal(owner: Owner, files: { old?: object; new?: object } = {}): string {
  const out = newOut();
  writeTree(OLD, out);
  const journal = { old: OLD.manifest.files, new: NEW.manifest.files, ...files, owner };
  fs.writeFileSync(path.join(out, '.dev.journal.json'), canonicalJson(journal));
  return out;
}

const busy = (...received: string[]) =>
  report(
    '  <out>/dev',
    '    another run is writing this folder',
    ...received,
    '    allowed   one run at a time',
    '    mend      wait until it ends, then run again',
  );

describe('the journal of a write', () => {
  test('says what was there and what is to be, and who writes, before the tree is touched', () => {
    const out = newOut();
    writeTree(OLD, out);
    const isStaging = ({ name, args: [file] }: ReturnType<typeof changesOf>[number]) =>
      name === 'mkdirSync' && String(file).endsWith('.dev.staging');
    const probe = newOut();
    fs.cpSync(out, probe, { recursive: true });
    const number = changesOf(() => writeTree(NEW, probe)).find(isStaging)?.number ?? 0;
    crashAt(number, () => writeTree(NEW, out));
    expect(JSON.parse(everythingIn(out)['.dev.journal.json'] ?? '')).toEqual({
      old: { 'README.md': sha256('old\n'), 'gone.yaml': sha256('gone\n') },
      new: { 'README.md': sha256('new\n'), 'a/added.yaml': sha256('added\n') },
      owner: thisProcess(),
    });
  });

  test('fails when its owner still writes, even if nothing differs', () => {
    const owner = livingProcess();
    const out = outWithJournal(owner);
    const before = stampsIn(out);
    for (const tree of [NEW, OLD]) {
      expect(messageOf(() => writeTree(tree, out), out)).toBe(busy(`    received  process ${owner.pid}`));
    }
    expect(stampsIn(out)).toEqual(before);
  });

  test('is taken over when its owner is dead', () => {
    const out = outWithJournal(deadProcess());
    expect(writeTree(NEW, out)).toEqual({ written: 3, unchanged: 0, removed: 1, repaired: true });
    expect(everythingIn(out)).toEqual(onlyTree(NEW));
  });

  test('is closed when its owner died with everything in place', () => {
    const out = outWithJournal(deadProcess());
    expect(writeTree(OLD, out)).toEqual({ written: 0, unchanged: 3, removed: 0, repaired: true });
    expect(everythingIn(out)).toEqual(onlyTree(OLD));
  });

  test.each([
    ['is half a file', () => '{"old":{'],
    ['names a path outside', () => canonicalJson({ old: { '../x': sha256('') }, new: {}, owner: { pid: 1 } })],
    ['has no owner', () => canonicalJson({ old: {}, new: {} })],
  ])('fails when it %s', (_, text) => {
    const out = outWithJournal(deadProcess());
    fs.writeFileSync(path.join(out, '.dev.journal.json'), text());
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(
      report(
        '  <out>/.dev.journal.json',
        '    is not a journal that this program wrote',
        '    allowed   what an interrupted run leaves there',
        '    mend      remove this file and the folder <out>/dev, then run again: both are made anew',
      ),
    );
  });

  test('fails when it is a symbolic link', () => {
    const out = newOut();
    fs.symlinkSync('/etc/hostname', path.join(out, '.dev.journal.json'));
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(
      report(
        '  <out>/.dev.journal.json',
        '    cannot be read: it is a symbolic link',
        '    received  ELOOP',
        '    allowed   plain files and folders',
        '    mend      remove the link',
      ),
    );
  });
});

describe('what an interrupted run left in the tree', () => {
  test('is accepted as old and as new, and nothing else is', () => {
    const files = { old: { x: sha256('old x\n') }, new: { x: sha256('new x\n') } };
    for (const text of ['old x\n', 'new x\n']) {
      const out = outWithJournal(deadProcess(), files);
      fs.writeFileSync(path.join(out, 'dev/x'), text);
      expect(writeTree(NEW, out)).toEqual({ written: 3, unchanged: 0, removed: 2, repaired: true });
      expect(everythingIn(out)).toEqual(onlyTree(NEW));
    }
    const out = outWithJournal(deadProcess(), files);
    fs.writeFileSync(path.join(out, 'dev/x'), 'mine\n');
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(
      report(
        '  <out>/dev/x',
        '    is no longer rendered, and was changed by hand',
        '    allowed   what was rendered last',
        '    mend      move it out of the output folder, or remove it',
      ),
    );
  });

  test('goes with the folders that it left empty, and with no others', () => {
    const out = outWithJournal(deadProcess(), { new: { 'left/deep/x': sha256('x') } });
    fs.mkdirSync(path.join(out, 'dev/left/deep'), { recursive: true });
    fs.mkdirSync(path.join(out, 'dev/mine'));
    writeTree(NEW, out);
    expect(everythingIn(out)).toEqual({ ...onlyTree(NEW), 'dev/mine': 'folder' });
  });

  test('is still under a journal when the disk refuses the run that would mend it', () => {
    const out = outWithJournal(deadProcess());
    const probe = outWithJournal(deadProcess());
    const placing = changesOf(() => writeTree(NEW, probe)).filter(({ name }) => name === 'renameSync')[1]?.number ?? 0;
    for (let number = 1; number <= placing; number += 1) {
      failAt(number, 'ENOSPC', {}, () => writeTree(NEW, out));
      expect(Object.keys(everythingIn(out)).filter((name) => name.startsWith('.'))).toEqual(['.dev.journal.json']);
    }
    expect(writeTree(NEW, out).repaired).toBe(true);
    expect(everythingIn(out)).toEqual(onlyTree(NEW));
  });

  test('fails when it is read', () => {
    const out = outWithJournal(deadProcess());
    expect(messageOf(() => readTreeFromDisk(out, 'dev'), out)).toBe(
      report(
        '  <out>/dev',
        '    is being written, or its last write was interrupted',
        '    received  the journal <out>/.dev.journal.json',
        '    allowed   a whole rendered tree',
        '    mend      wait until the write ends, or run npm run synth',
      ),
    );
  });
});

describe('what dead runs left beside the tree', () => {
  const leave = (out: string, name: string, text: string) => fs.writeFileSync(path.join(out, name), text);

  test('is swept, also when nothing differs', () => {
    const dead = deadProcess();
    const out = newOut();
    writeTree(OLD, out);
    leave(out, `.dev.journal.${dead.pid}-${dead.startedAtTicks}.tmp`, '{"ol');
    leave(out, '.dev.journal.claim-1', canonicalJson({ old: {}, new: {}, owner: dead }));
    fs.mkdirSync(path.join(out, '.dev.staging'));
    leave(out, '.dev.staging/17', 'half a fi');
    expect(writeTree(OLD, out)).toEqual({ written: 0, unchanged: 3, removed: 0, repaired: false });
    expect(everythingIn(out)).toEqual(onlyTree(OLD));
  });

  test('stays when its run lives, or belongs to another environment, or has a name that is not ours', () => {
    const live = livingProcess();
    const out = newOut();
    const names = [
      `.dev.journal.${live.pid}-${live.startedAtTicks}.tmp`,
      `.prod.journal.${deadProcess().pid}-1.tmp`,
      '.dev.journal.claim-x',
      '.dev.journal.backup',
    ];
    for (const name of names) leave(out, name, 'mine\n');
    writeTree(OLD, out);
    expect(everythingIn(out)).toEqual({
      ...onlyTree(OLD),
      ...Object.fromEntries(names.map((name) => [name, 'mine\n'])),
    });
  });
});

describe('two runs that want one folder', () => {
  test('fails when another run takes it first', () => {
    const owner = livingProcess();
    const out = newOut();
    writeTree(OLD, out);
    const text = canonicalJson({ old: {}, new: {}, owner });
    jest.spyOn(fs, 'linkSync').mockImplementationOnce((_, name) => {
      fs.writeFileSync(name, text);
      throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    });
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(busy());
    expect(everythingIn(out)).toEqual({ ...onlyTree(OLD), '.dev.journal.json': text });
  });

  /** Runs `between` after the first look at the folder, before it is locked. */
  function beforeLock(between: () => void): void {
    const link = fs.linkSync;
    jest.spyOn(fs, 'linkSync').mockImplementationOnce((from, to) => {
      between();
      link(from, to);
    });
  }

  test('leaves the tree of the later one, also when the other was done since the look', () => {
    const other = treeOf({ 'README.md': 'other\n', 'other/a.yaml': 'other\n' });
    const out = newOut();
    writeTree(OLD, out);
    beforeLock(() => {
      fs.rmSync(path.join(out, 'dev/gone.yaml'));
      fs.mkdirSync(path.join(out, 'dev/other'));
      for (const [file, text] of other.files) fs.writeFileSync(path.join(out, 'dev', file), text);
    });
    expect(writeTree(NEW, out)).toEqual({ written: 3, unchanged: 0, removed: 1, repaired: false });
    expect(everythingIn(out)).toEqual(onlyTree(NEW));
  });

  test('fails when something that is not ours came since the look', () => {
    const out = newOut();
    writeTree(OLD, out);
    beforeLock(() => fs.writeFileSync(path.join(out, 'dev/mine.txt'), 'mine\n'));
    expect(messageOf(() => writeTree(NEW, out), out)).toContain(
      '<out>/dev/mine.txt\n    was not written by this program',
    );
    expect(everythingIn(out)).toEqual({ ...onlyTree(OLD), 'dev/mine.txt': 'mine\n' });
  });

  test('fails when another run makes the folder seem full of faults, by saying that it is at work', () => {
    const out = newOut();
    writeTree(OLD, out);
    const read = fs.readdirSync;
    jest.spyOn(fs, 'readdirSync').mockImplementationOnce((...args: Parameters<typeof fs.readdirSync>) => {
      fs.writeFileSync(
        path.join(out, '.dev.journal.json'),
        canonicalJson({ old: {}, new: {}, owner: livingProcess() }),
      );
      fs.writeFileSync(path.join(out, 'dev/theirs.yaml'), 'theirs\n');
      return read(...args);
    });
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(busy());
  });

  test('fails when another run has claimed the journal of a dead one, until that run is dead too', () => {
    const live = livingProcess();
    const out = outWithJournal(deadProcess());
    const claim = (number: number, owner: Owner) =>
      fs.writeFileSync(path.join(out, `.dev.journal.claim-${number}`), canonicalJson({ old: {}, new: {}, owner }));
    claim(1, deadProcess());
    claim(2, live);
    const before = everythingIn(out);
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(busy(`    received  process ${live.pid}`));
    expect(everythingIn(out)).toEqual(before);
    claim(2, deadProcess());
    expect(writeTree(NEW, out).repaired).toBe(true);
    expect(everythingIn(out)).toEqual(onlyTree(NEW));
  });

  test('fails when another run has taken over the journal of a dead one since the look', () => {
    const out = outWithJournal(deadProcess());
    const text = canonicalJson({ old: OLD.manifest.files, new: {}, owner: livingProcess() });
    const link = fs.linkSync;
    jest.spyOn(fs, 'linkSync').mockImplementationOnce((from, to) => {
      fs.writeFileSync(path.join(out, '.dev.journal.json'), text);
      link(from, to);
    });
    expect(messageOf(() => writeTree(NEW, out), out)).toBe(busy());
    expect(everythingIn(out)).toEqual({ ...onlyTree(OLD), '.dev.journal.json': text });
  });
});
