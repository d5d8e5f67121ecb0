import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { writeTree } from '../../lib/synth/disk';
import { everythingIn, FAST_FOLDER, newOut, onlyTree, treeOf } from '../synth/disk/harness';

const REPOSITORY = path.join(__dirname, '../..');
const ENTRY = path.join(__dirname, 'fixtures/write-in-turns.ts');
const VICTIMS = 10;
const MILLISECONDS = 8000;

/** What a run prints at its end. */
interface Seen {
  readonly written: number;
  readonly repaired: number;
  readonly busy: number;
  readonly whole: number;
}

test('runs that want one folder at the same time, some of which are killed in it, never meet there', async () => {
  const out = newOut(FAST_FOLDER);
  const lasting = ['a', 'b', 'c'].map((name) => ended(start(out, name), name));
  const seen = Promise.all(lasting);
  for (let victim = 0; victim < VICTIMS; victim += 1) await killWhileItWrites(out, `victim-${victim}`);

  const all = await seen;
  const total = (key: keyof Seen) => all.reduce((sum, one) => sum + one[key], 0);
  const [written, repaired, busy, whole] = [total('written'), total('repaired'), total('busy'), total('whole')];
  console.log(`${written} writes, ${repaired} repairs, ${busy} refusals; a whole tree was read ${whole} times`);
  expect(Math.min(written, repaired, busy, whole)).toBeGreaterThan(0);

  const tree = treeOf({ 'README.md': 'last\n' });
  writeTree(tree, out);
  expect(everythingIn(out)).toEqual(onlyTree(tree));
});

type Run = ChildProcessByStdio<null, Readable, Readable>;

function start(out: string, name: string): Run {
  return spawn(process.execPath, ['bin/run.js', ENTRY, out, name, String(MILLISECONDS)], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(run: Run, name: string): Promise<Seen> {
  let printed = '';
  let complained = '';
  run.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  run.stderr.on('data', (text: Buffer) => (complained += text.toString()));
  const [code] = (await once(run, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${complained}`);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Seen;
}

async function killWhileItWrites(out: string, name: string): Promise<void> {
  const run = start(out, name);
  const closed = once(run, 'close');
  await once(run.stdout, 'data');
  const giveUp = performance.now() + 2000;
  while (ownerIn(path.join(out, '.dev.journal.json')) !== run.pid && performance.now() < giveUp) await setImmediate();
  run.kill('SIGKILL');
  await closed;
}

function ownerIn(journal: string): number | undefined {
  try {
    return (JSON.parse(fs.readFileSync(journal, 'utf8')) as { owner: { pid: number } }).owner.pid;
  } catch {
    // Gone again, which most of the time it is.
    return undefined;
  }
}
